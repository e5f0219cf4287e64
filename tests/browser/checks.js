// What is asked of a page in the browser. Each function returns a list of what is wrong.
const visible = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
const named = (element) => element.localName + (element.id ? "#" + element.id : "") + " “" +
  element.textContent.trim().slice(0, 40) + "”";

window.checks = {
  overflow() {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => visible(element) &&
      element.getBoundingClientRect().right > root.clientWidth + 0.5 && !element.closest(".scroll, pre"));
    return [`${root.scrollWidth} > ${root.clientWidth}`, ...wide.slice(0, 5).map(named)];
  },
  headings() {
    const wrong = [];
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(visible);
    let before = 0;
    for (const heading of all) {
      const level = Number(heading.localName[1]);
      if (level > before + 1) wrong.push("skips a level: " + named(heading));
      before = level;
    }
    const first = all.filter((heading) => heading.localName === "h1").length;
    if (first !== 1) wrong.push(`${first} h1`);
    return wrong;
  },
  landmarks() {
    const wrong = [];
    for (const tag of ["main", "nav", "header", "footer"]) {
      const found = document.querySelectorAll(`body > ${tag}, .columns ${tag}`).length;
      if (found !== 1) wrong.push(`${found} ${tag}`);
    }
    return wrong;
  },
  ids() {
    const wrong = [];
    const seen = new Set();
    for (const element of document.querySelectorAll("[id]")) {
      if (seen.has(element.id)) wrong.push("twice: " + element.id);
      seen.add(element.id);
    }
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      if (!seen.has(decodeURIComponent(link.hash.slice(1)))) wrong.push("leads nowhere: " + link.hash);
    }
    for (const element of document.querySelectorAll("[aria-labelledby]")) {
      for (const id of element.getAttribute("aria-labelledby").split(" ")) {
        if (!seen.has(id)) wrong.push("labelled by nothing: " + named(element));
      }
    }
    return wrong;
  },
  tables() {
    const wrong = [];
    for (const table of document.querySelectorAll("table")) {
      if (!table.caption || !table.caption.textContent.trim()) wrong.push("no caption: " + named(table));
      for (const head of table.querySelectorAll("th")) {
        if (!["row", "col"].includes(head.scope)) wrong.push("no scope: " + named(head));
      }
      const region = table.parentElement;
      if (region.tabIndex !== 0 || !region.getAttribute("role")) wrong.push("no region: " + named(table));
    }
    return wrong;
  },
  contrast() {
    // As the browser paints them, whatever way a style names a colour.
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const known = new Map();
    const rgba = (color) => {
      if (!known.has(color)) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        known.set(color, [...canvas.getImageData(0, 0, 1, 1).data]);
      }
      return known.get(color);
    };
    const light = ([r, g, b]) => {
      const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const color = rgba(getComputedStyle(at).backgroundColor);
        if (color[3] === 255) return color;
        if (color[3] !== 0) return null;
      }
      return [255, 255, 255, 255];
    };
    const wrong = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let looked = 0;
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || ["script", "style"].includes(element.localName) || !visible(element)) continue;
      ++looked;
      const back = behind(element);
      const [a, b] = back ? [light(rgba(getComputedStyle(element).color)), light(back)].sort((x, y) => y - x) : [0, 0];
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < 4.5) wrong.add(`${ratio.toFixed(2)} ${named(element)}`);
    }
    if (looked < 20) wrong.add(`only ${looked} texts were looked at`);
    return [...wrong].slice(0, 10);
  },
  targets() {
    const wrong = [];
    for (const element of document.querySelectorAll("a[href], button, input, select, summary")) {
      if (!visible(element) || element.closest(".skip")) continue;
      // Links in a sentence are as high as its line; those that stand alone are not.
      if (element.localName === "a" && getComputedStyle(element).display === "inline" &&
          element.parentElement.textContent.trim().length > element.textContent.trim().length + 10) continue;
      const box = element.getBoundingClientRect();
      if (box.width < 24 || box.height < 24) wrong.push(`${box.width.toFixed(0)}×${box.height.toFixed(0)} ${named(element)}`);
    }
    return wrong.slice(0, 10);
  },
  printed() {
    const wrong = [];
    for (const details of document.querySelectorAll("details")) {
      const inside = details.querySelector("table, pre");
      if (!inside || inside.getBoundingClientRect().height === 0 || !visible(inside)) {
        wrong.push("closed: " + named(details));
      }
    }
    for (const control of document.querySelectorAll("form, .skip")) {
      if (visible(control)) wrong.push("a control: " + named(control));
    }
    return wrong.slice(0, 10);
  },
};
