#!/usr/bin/env python3
"""Keeps the shape of the source tree; runs as the CTest test `layers` and by hand.

1. A folder includes only folders on lower layers, and nothing includes itself in a circle of folders.
2. A third-party header is included only by its owner.
3. No file grows past 600 lines (tables and the grammar excepted).
4. Every .cpp is listed in a CMakeLists.txt: an unlisted test would never run.
5. What a file uses of the headers that most builds precompile, it includes, itself or through ours:
   it compiles also where nothing is precompiled and nothing stands before it in one unit.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Lowest first. Folders of one layer may not include each other; a file is matched by the longest
# name that is a prefix of its path, so the two façades can stand above the folders they wrap.
LAYERS = [
    ["lang/base"],
    ["lang/source"],
    ["lang/diag", "lang/value"],
    ["lang/types"],  # the tree names the builtins, so types lie under it
    ["lang/ast"],
    ["lang/parse", "lang/ir"],
    ["lang/check", "lang/lint", "lang/format", "lang/explain"],
    ["lang/mutate"],  # says in the words of explanations what it changed
    ["lang/compile"],
    ["engine/column", "engine/outcome", "engine/run_options", "engine/parallel"],  # what a run says knows nothing of how it was found
    ["engine/table"],
    ["engine/plan", "engine/ingest"],
    ["engine/eval"],
    ["engine/report", "engine/infer"],
    ["engine/review"],  # the same for CI systems, in their formats
    ["engine/run"],
    ["engine/ruletest"],  # tests of rules are runs like any other
    ["engine/catalogue", "engine/coverage", "engine/diff", "engine/witness"],  # use what they gave
    ["engine/mutation"],
    ["tools"],
    ["tests"],
    ["fuzz"],  # may use what tests share
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

# Header prefix -> the paths that may include it. A path ending in / is a folder.
OWNERS = {
    "tao/": ["lang/parse/"],
    "simdjson": ["engine/ingest/"],
    "utf8proc": ["lang/base/unicode."],
    "re2/": ["lang/value/pattern."],
    "zlib.h": ["engine/ingest/decoder."],
    "isa-l": ["engine/ingest/decoder."],
    "zstd": ["engine/ingest/decoder."],
    "xxhash": ["lang/base/hash."],
    "openssl/": ["lang/base/hash."],
    "CLI/": ["tools/regel/"],
    "catch2/": ["tests/support/catch.hpp"],
}
# These two are meant for many files, but stay out of the headers that everyone reads.
OUT_OF_HEADERS = {"fmt/": ["lang/diag/", "tools/", "tests/", "fuzz/"],
                  "nlohmann/": ["tests/", "fuzz/"]}
# One translation unit each: these headers are slow to compile.
ONE_CPP = {"tao/": "PEGTL", "simdjson": "simdjson"}
# nlohmann/json holds a whole document in memory: never on the way of an export.
# Diagnostics are a report too.
NO_NLOHMANN = [name + "/" for name in LEVEL if name.startswith("lang/") and name != "lang/diag"] + [
    "engine/column/", "engine/table/", "engine/plan/", "engine/ingest/", "engine/eval/"]

# A common header, and names that come from it (REGEL_COMMON_HEADERS in cmake/RegelBuild.cmake).
PROVIDES = {header: re.compile(rf"\b{space}::(?:{names})\b") for header, space, names in [
    ("algorithm", "std", "sort|stable_sort|find_if|find|any_of|all_of|none_of|max|min|clamp|"
     "lower_bound|upper_bound|binary_search|unique|remove_if|remove|reverse|equal_range|"
     "max_element|min_element|count_if|count|copy|fill|transform|rotate|includes|is_sorted|mismatch|"
     "set_intersection|set_difference|set_union|nth_element|partial_sort|next_permutation|replace|"
     "lexicographical_compare|search|fill_n|copy_n|minmax|generate|stable_partition|partition|"
     "adjacent_find|for_each|merge|shuffle"),
    ("array", "std", "array|to_array"),
    ("chrono", "std", "chrono"),
    ("cstdint", "std", "u?int(?:8|16|32|64)_t|uintptr_t"),
    ("functional", "std", "function|reference_wrapper|ref|cref|less|greater|hash|invoke|equal_to|plus"),
    ("map", "std", "map|multimap"),
    ("memory", "std", "unique_ptr|shared_ptr|weak_ptr|make_unique|make_shared"),
    ("optional", "std", "optional|nullopt"),
    ("set", "std", "set|multiset"),
    ("span", "std", "span"),
    ("string", "std", "string|to_string|u32string|getline|stoi|stoul"),
    ("string_view", "std", "string_view|u32string_view"),
    ("unordered_map", "std", "unordered_map"),
    ("utility", "std", "move|forward|exchange|swap|pair|make_pair|declval|as_const|index_sequence"),
    ("variant", "std", "variant|visit|get_if|holds_alternative|monostate"),
    ("vector", "std", "vector"),
    ("fmt/format.h", "fmt", "format|format_to|memory_buffer|join|to_string|runtime"),
]}
NOT_CODE = re.compile(r'//.*|"(?:[^"\\\n]|\\.)*"')

MAX_LINES = 600
LONG_FILES = re.compile(r"\.def$|^lang/parse/grammar|_table\.cpp$")
CODE = (".cpp", ".hpp", ".h")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def folder_of(path):
    """The entry of LAYERS that `path` belongs to, or None."""
    best = None
    for name in LEVEL:
        if path.startswith((name + "/", name + ".")) and len(name) > len(best or ""):
            best = name
    return best


def sources():
    names = (str(path.relative_to(ROOT)) for top in ("lang", "engine", "tools", "tests", "fuzz")
             for path in (ROOT / top).rglob("*") if path.is_file())
    return sorted(name for name in names if name.endswith(CODE + (".def",)))


def check_includes(path, text):
    own = folder_of(path)
    if own is None:
        yield f"{path}: belongs to no layer; add its folder to .ci/layers.py"
        return
    for kind, header in INCLUDE.findall(text):
        other = folder_of(header) if kind == '"' else None
        if other is not None and other != own:
            if LEVEL[other] >= LEVEL[own]:
                yield f"{path}: {own} may not include {header} ({other} is not on a lower layer)"
        for prefix, owners in OWNERS.items():
            if header.startswith(prefix) and not path.startswith(tuple(owners)):
                yield f"{path}: only {', '.join(owners)} may include {header}"
        for prefix, allowed in OUT_OF_HEADERS.items():
            if (header.startswith(prefix) and path.endswith((".hpp", ".h"))
                    and not path.startswith(tuple(allowed))):
                yield f"{path}: {header} belongs in a .cpp"
        if kind == '"' and header.endswith(".cpp"):
            yield f"{path}: includes {header}, a source"
        if header.startswith("nlohmann/") and path.startswith(tuple(NO_NLOHMANN)):
            yield f"{path}: exports and rules are not read with {header}"


def reached(path, texts, known):
    """The headers of others that `path` includes, itself or through ours."""
    if path not in known:
        known[path] = set()  # ends a circle, which check_includes reports
        for kind, header in INCLUDE.findall(texts[path]):
            known[path] |= {header} if kind == "<" else reached(header, texts, known) \
                if header in texts else set()
    return known[path]


def check_provided(path, texts, known):
    code = NOT_CODE.sub("", texts[path])
    for header, names in PROVIDES.items():
        used = names.search(code)
        if used and header not in reached(path, texts, known):
            yield f"{path}: {used.group(0)} needs #include <{header}>"


def check_listed(files):
    lists = {}
    for path in files:
        if not path.endswith(".cpp") or path == "fuzz/main.cpp":  # added by regel_fuzz
            continue
        folder = next(p for p in (ROOT / path).parents if (p / "CMakeLists.txt").is_file())
        if folder not in lists:
            lists[folder] = set(re.findall(r"[\w/.+-]+", (folder / "CMakeLists.txt").read_text()))
        inside = str((ROOT / path).relative_to(folder))
        fuzz_target = path.startswith("fuzz/") and re.sub(r"^fuzz_|\.cpp$", "", inside) in lists[folder]
        if inside not in lists[folder] and not fuzz_target:
            yield f"{path}: not listed in {(folder / 'CMakeLists.txt').relative_to(ROOT)}"


def main():
    problems = []
    files = sources()
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in files}
    known = {}
    users = {prefix: [] for prefix in ONE_CPP}
    for path, text in texts.items():
        lines = text.count("\n")
        if lines > MAX_LINES and not LONG_FILES.search(path):
            problems.append(f"{path}: {lines} lines, more than {MAX_LINES}")
        if path.endswith(CODE):
            problems.extend(check_includes(path, text))
            problems.extend(check_provided(path, texts, known))
            for prefix in ONE_CPP:
                if path.endswith(".cpp") and any(h.startswith(prefix)
                                                 for _, h in INCLUDE.findall(text)):
                    users[prefix].append(path)
    for prefix, paths in users.items():
        if len(paths) > 1:
            problems.append(f"{ONE_CPP[prefix]} is included by {', '.join(paths)}: one .cpp owns it")
    problems.extend(check_listed(files))
    for problem in problems:
        print(problem)
    print(f"layers: {len(files)} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
