#pragma once

namespace regel {

/// One visitor out of several lambdas: std::visit(Overloaded{[](A&) {…}, [](B&) {…}}, value).
template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

}  // namespace regel
