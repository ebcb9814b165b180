// Pasting in a box: lists from Word, a mail or a web page become lines with "- " or "1. "; no markup comes along.
(() => {
  "use strict";

  const BULLETS = "•·▪▫◦●○‣∙■□➢✓\uf0b7\uf0a7\uf0d8\uf0fc§";
  const BULLET = new RegExp(`^[ \\t\\u00a0]*(?:[${BULLETS}][ \\t\\u00a0]*|o(?:\\t|[ \\u00a0]{2,}|\\u00a0)[ \\t\\u00a0]*|[-–][\\t\\u00a0][ \\t\\u00a0]*)(?=\\S)`);
  const NUMBER = /^[ \t\u00a0]*(\d{1,2})[.)][ \t\u00a0]+(?=\S)/;
  const BLOCKS = new Set("ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR MAIN NAV OL P PRE SECTION TABLE TR UL".split(" "));
  const SILENT = new Set("SCRIPT STYLE HEAD TITLE TEMPLATE NOSCRIPT".split(" "));

  const tidy = (text) =>
    text
      .replace(/\r\n?/g, "\n")
      .split("\n")
      .map((line) => line.replace(BULLET, "- ").replace(NUMBER, "$1. ").replaceAll("\u00a0", " ").trimEnd())
      .join("\n")
      .replace(/\n{3,}/g, "\n\n");

  // Only for reading: without it the browser reports each style of the other program as refused by our policy.
  const unstyled = (html) =>
    html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "");

  // The text of a copied page, with a newline where a block ends.
  const textOf = (html) => {
    const lines = [""];
    const newLine = () => lines[lines.length - 1].trim() && lines.push("");
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        lines[lines.length - 1] += node.data.replace(/[ \t\r\n]+/g, " ");
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || SILENT.has(node.nodeName)) return;
      if (node.nodeName === "BR") {
        lines.push("");
        return;
      }
      const item = node.nodeName === "LI";
      const block = item || BLOCKS.has(node.nodeName);
      if (block) newLine();
      if (item) lines[lines.length - 1] = mark(node);
      if (node.nodeName === "TD" && lines[lines.length - 1].trim()) lines[lines.length - 1] += "\t";
      node.childNodes.forEach(walk);
      if (block) newLine();
      if (/^(P|H[1-6]|UL|OL|TABLE)$/.test(node.nodeName) && !node.closest("li, td") && lines.at(-2)?.trim() && !/Mso\w*List/.test(node.className)) lines.push("");
    };
    walk(new DOMParser().parseFromString(unstyled(html), "text/html").body);
    return lines.map((line) => line.replace(/^ +/, "")).join("\n").trim();
  };
  const mark = (item) => {
    const list = item.parentElement;
    if (!list || list.nodeName !== "OL") return "- ";
    const place = [...list.children].filter((child) => child.nodeName === "LI").indexOf(item);
    return `${(Number(list.getAttribute("start")) || 1) + place}. `;
  };

  document.addEventListener("paste", (event) => {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement) || !area.closest("form[data-draft]") || !event.clipboardData) return;
    const html = event.clipboardData.getData("text/html");
    const raw = event.clipboardData.getData("text/plain");
    // Plain text is what the other program itself made of it; only a list loses its marks in it.
    const text = tidy(/<li[\s>]|mso-list/i.test(html) ? textOf(html) : raw);
    if (!text || text === raw) return;
    event.preventDefault();
    // This way the browser's own undo still works.
    if (document.execCommand("insertText", false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
})();
