// Search and filter. The page is whole without this: it only hides what does not match.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filter");
  const words = byId("filter-words");
  const area = byId("filter-area");
  const source = byId("filter-source");
  const severity = byId("filter-severity");
  const status = byId("filter-status");

  // Examples and the rule's own text are not searched: a word in a made-up record is no subject.
  const textOf = (article) => [...article.children]
    .filter((part) => part.localName !== "details")
    .map((part) => part.textContent).join(" ").normalize("NFC").toLowerCase();
  const rules = [...document.querySelectorAll("article.rule")].map((article) => ({
    article,
    line: document.querySelector(`[data-of="${CSS.escape(article.id)}"]`),
    text: textOf(article),
    sources: (article.dataset.sources || "").split(" "),
  }));
  const sections = [...document.querySelectorAll("section.area")];

  const matches = ({article, text, sources}) =>
    words.value.normalize("NFC").toLowerCase().split(/\s+/).every((word) => text.includes(word)) &&
    (!area.value || article.dataset.area === area.value) &&
    (!source.value || sources.includes(source.value)) &&
    (!severity.value || article.dataset.severity === severity.value);

  const show = () => {
    let shown = 0;
    for (const rule of rules) {
      const hidden = !matches(rule);
      rule.article.hidden = hidden;
      rule.line.hidden = hidden;
      if (!hidden) ++shown;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("article:not([hidden])");
    }
    const said = shown === rules.length ? status.dataset.all
      : shown === 0 ? status.dataset.none : status.dataset.some;
    const text = said.replace("{shown}", shown).replace("{all}", rules.length);
    // Said again only if it changed: a reader that listens hears every change.
    if (status.textContent !== text) status.textContent = text;
  };

  // A link to a rule that is hidden shows everything again rather than leading nowhere.
  const reveal = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    form.reset();
    show();
    target.scrollIntoView();
  };

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });

  // Paper has no disclosures: all are open while it is printed, for browsers whose style cannot.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  form.hidden = false;
  show();
  reveal();
})();
