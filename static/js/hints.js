// Hints on personal data in the box that is open: a line under the words, and a list below it with what to do. They warn
// and promise nothing. A number that can be a BSN stays in this browser until it is gone or said to be something else.
(() => {
  "use strict";

  const PAUSE_MS = 900;
  const LOOKS_LIKE = {
    name: "Lijkt een naam", bsn: "Lijkt een burgerservicenummer", phone: "Lijkt een telefoonnummer", email: "Lijkt een e-mailadres",
    iban: "Lijkt een rekeningnummer", address: "Lijkt een adres", birth: "Lijkt een geboortedatum",
  };
  const HELD = "een nummer lijkt een BSN. Haal het weg, of kies hieronder dat het geen BSN is.";

  // --- what the browser finds by itself, at once (the same rules as maatwerk/lib/bsn.py) ------------------------------------
  const GAP = "[ .\\u00a0\\u2007\\u202f]?";
  const NINE = new RegExp(`(?<![\\d.,])(?!(?:19|20)\\d\\d\\.\\d{5}(?!\\d))\\d(?:${GAP}\\d){8}(?!\\d)|(?<![\\d.,-])(?:\\d{3}-\\d{3}-\\d{3}|\\d{4}-\\d{2}-\\d{3})(?![\\d-])`, "g");
  const EIGHT = new RegExp(`\\b(?:bsn|burgerservice\\s?nummer|sofi[- ]?nummer|sofi)\\b[^\\d\\n]{0,20}?(\\d(?:${GAP}\\d){7})(?!${GAP}\\d)`, "gi");
  const MAIL = /(?<![\w.+-])[\w+-][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?![\w@])/g;
  const MOBILE = /(?<![\w+])(?:(?:\+31|0031)[ .-]?(?:\(0\)[ .-]?)?6|06)(?:[ .-]?\d){8}(?!\d)/g;
  const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

  const digitsOf = (number) => number.replace(/\D/g, "").padStart(9, "0");
  const passes = (digits) => digits !== "000000000" && [...digits].reduce((sum, digit, i) => sum + digit * WEIGHTS[i], 0) % 11 === 0;
  const bsnsIn = (text) => {
    const found = [...text.matchAll(NINE)].filter((match) => !/(?:€|\bEUR)\s?$/.test(text.slice(Math.max(0, match.index - 5), match.index)));
    const numbers = [...found.map((match) => match[0]), ...[...text.matchAll(EIGHT)].map((match) => match[1])];
    return [...new Set(numbers)].filter((number) => passes(digitsOf(number)));
  };

  // --- what is known per box -----------------------------------------------------------------------------------------------
  const boxes = new WeakMap();
  const areaOf = (form) => form.querySelector("textarea[name=text]");
  const formAt = (element) => (element && element.closest && element.closest("form[data-draft]")) || null;
  const keyOf = (hint) => hint.kind + " " + hint.text;
  const of = (form) => boxes.get(form);

  const openBsns = (form) => bsnsIn(areaOf(form).value).filter((number) => !of(form).allowed.has(digitsOf(number)));
  const ownHints = (form) => {
    const text = areaOf(form).value;
    const all = (kind, fragments) => [...new Set(fragments)].map((fragment) => ({ kind, text: fragment, swap: fragment, options: [""] }));
    const matches = (pattern) => [...text.matchAll(pattern)].map((match) => match[0]);
    return [...all("bsn", openBsns(form)), ...all("email", matches(MAIL)), ...all("phone", matches(MOBILE))];
  };

  // Where a fragment stands, as a word of its own.
  const placesOf = (text, fragment) => {
    const escaped = fragment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "gu"))].map((match) => match.index);
  };

  const shown = (form) => {
    const text = areaOf(form).value;
    const hints = new Map();
    for (const hint of [...ownHints(form), ...of(form).asked]) {
      if (!hints.has(keyOf(hint)) && !of(form).ruled.has(keyOf(hint)) && placesOf(text, hint.text).length) hints.set(keyOf(hint), hint);
    }
    // The number that holds everything back first, then as they stand in the text.
    const rank = (hint) => (hint.kind === "bsn" ? -1 : placesOf(text, hint.text)[0]);
    return [...hints.values()].sort((a, b) => rank(a) - rank(b));
  };

  // --- drawing ---------------------------------------------------------------------------------------------------------------
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const underline = (form, hints) => {
    const { back } = of(form);
    const area = areaOf(form);
    const text = area.value;
    const marks = hints.flatMap((hint) => placesOf(text, hint.text).map((at) => [at, at + hint.text.length])).sort((a, b) => a[0] - b[0]);
    const parts = [];
    let done = 0;
    for (const [start, end] of marks) {
      if (start < done) continue;
      parts.push(text.slice(done, start), make("mark", "mw-hint", text.slice(start, end)));
      done = end;
    }
    back.replaceChildren(...parts, text.slice(done) + "\n");
    back.scrollTop = area.scrollTop;
  };

  const button = (label, hint, act, className = "nl-button--secondary") => {
    const element = make("button", "nl-button mw-hints__button " + className, label);
    element.type = "button";
    element.append(make("span", "mw-visually-hidden", " " + hint.text));
    element.addEventListener("click", act);
    return element;
  };

  const row = (form, hint) => {
    const item = make("li", "mw-hints__item");
    const what = make("p", "mw-hints__what", LOOKS_LIKE[hint.kind] + ": ");
    what.append(make("b", "", hint.text));
    const acts = make("div", "mw-hints__acts");
    const options = hint.options.filter(Boolean);
    for (const option of options) acts.append(button(`Vervang door ‘${option}’`, hint, () => replace(form, hint, option)));
    if (hint.options.includes("")) acts.append(button("Haal weg", hint, () => replace(form, hint, "")));
    acts.append(button(hint.kind === "bsn" ? "Dit is geen BSN" : "Geen persoonsgegeven", hint, () => rule(form, hint), "nl-button--subtle"));
    item.append(what, acts);
    return item;
  };

  const draw = (form) => {
    const state = of(form);
    const hints = shown(form);
    underline(form, hints);
    const keys = hints.map(keyOf).join("\n");
    if (keys === state.drawn) return;
    // Only what is new is said aloud, and once.
    const before = new Set(state.drawn.split("\n"));
    const fresh = hints.filter((hint) => !before.has(keyOf(hint)));
    state.drawn = keys;
    const focused = state.list.contains(document.activeElement);
    state.list.replaceChildren(...hints.map((hint) => row(form, hint)));
    state.panel.hidden = !hints.length;
    if (fresh.length) state.said.textContent = fresh.map((hint) => `${LOOKS_LIKE[hint.kind]}: ${hint.text}.`).join(" ") + " Onder het vak staat wat je kunt doen.";
    if (focused) (state.list.querySelector("button") || areaOf(form)).focus();
  };

  // --- asking the server: after a pause, and never with a BSN in it ------------------------------------------------------------
  const headers = () => ({ "X-CSRFToken": document.querySelector("meta[name='csrf-token']").content, "X-Hints": "script" });
  const ask = async (form) => {
    const state = of(form);
    const text = areaOf(form).value;
    if (!form.isConnected || text === state.askedText || openBsns(form).length) return;
    if (!text.trim()) {
      state.asked = [];
      draw(form);
      return;
    }
    if (state.asking) state.asking.abort();
    state.asking = new AbortController();
    try {
      const answer = await fetch(form.getAttribute("action") + "hints/", {
        method: "POST", body: new URLSearchParams({ text }), headers: headers(), signal: state.asking.signal,
      });
      if (!answer.ok || answer.redirected) return;
      state.asked = (await answer.json()).hints;
      state.askedText = text;
      draw(form);
    } catch {
      // No connection, or asked again meanwhile: the next pause asks once more.
    }
  };
  const askSoon = (form, wait) => {
    clearTimeout(of(form).timer);
    of(form).timer = setTimeout(() => ask(form), wait);
  };

  // --- acting --------------------------------------------------------------------------------------------------------------------
  const replace = (form, hint, option) => {
    const area = areaOf(form);
    let text = area.value;
    for (const fragment of [hint.swap, hint.text]) {
      for (const at of placesOf(text, fragment).reverse()) {
        let start = at;
        const end = at + fragment.length;
        // Nothing left behind: also the space before it goes.
        if (!option && text[start - 1] === " " && /[\s.,;:)]|^$/.test(text[end] || "")) start -= 1;
        text = text.slice(0, start) + option + text.slice(end);
      }
    }
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  };

  const rule = async (form, hint) => {
    const state = of(form);
    const body = new URLSearchParams({ kind: hint.kind, fragment: hint.text });
    const answer = await fetch(new URL("../../hints/", form.action), { method: "POST", body, headers: headers() }).catch(() => null);
    if (!answer || answer.status !== 204) {
      window.maatwerk.live("Dit is niet vastgelegd. Probeer het zo opnieuw.");
      return;
    }
    if (hint.kind === "bsn") state.allowed.add(digitsOf(hint.text));
    else state.ruled.add(keyOf(hint));
    draw(form);
    window.maatwerk.live("Vastgelegd.");
    if (!state.list.contains(document.activeElement)) areaOf(form).focus();
    askSoon(form, 0);
    const area = areaOf(form);
    if (hint.kind === "bsn" && area.hasAttribute("hx-post") && !openBsns(form).length) window.htmx.trigger(area, "opnieuw");
  };

  // --- a box opens -----------------------------------------------------------------------------------------------------------------
  const open = (form) => {
    const area = areaOf(form);
    if (!area || boxes.has(form)) return;
    const back = make("div", "mw-hinted__back utrecht-textarea");
    back.setAttribute("aria-hidden", "true");
    back.dir = area.dir;
    const wrap = make("div", "mw-hinted");
    const focused = document.activeElement === area;
    const [from, to] = [area.selectionStart, area.selectionEnd];
    area.replaceWith(wrap);
    wrap.append(back, area);
    if (focused) {
      area.focus();
      area.setSelectionRange(from, to);
    }
    const panel = make("section", "mw-hints");
    panel.hidden = true;
    const list = make("ul", "mw-hints__list");
    panel.append(make("p", "mw-hints__lead", "Het canvas heeft geen namen en nummers van mensen. Deze hints waarschuwen; ze zien niet alles."), list);
    const said = make("p", "mw-visually-hidden");
    said.setAttribute("role", "status");
    wrap.after(said, panel);
    // What the server sent was allowed there; what it refused was not.
    const known = form.dataset.unsaved === undefined ? bsnsIn(area.defaultValue).map(digitsOf) : [];
    boxes.set(form, { back, list, panel, said, drawn: "", asked: [], askedText: null, allowed: new Set(known), ruled: new Set(), timer: 0, asking: null });
    area.addEventListener("scroll", () => (back.scrollTop = area.scrollTop));
    draw(form);
    askSoon(form, 300);
  };
  const openAll = (root) => {
    if (root.matches && root.matches("form[data-draft]")) open(root);
    else root.querySelectorAll("form[data-draft]").forEach(open);
  };
  openAll(document);
  document.addEventListener("htmx:load", (event) => event.target !== document.body && openAll(event.target));

  document.addEventListener("input", (event) => {
    const form = formAt(event.target);
    if (!form || event.target.name !== "text" || !boxes.has(form)) return;
    draw(form);
    askSoon(form, PAUSE_MS);
  });

  // --- the lines of costs, bekostiging and the like: one look when a field is left, told under its form --------------------------
  const canvas = /^\/casussen\/[^/]+\/canvas\/(?=kosten|bekostiging|partijen|legitimiteit)/.exec(location.pathname);
  const notes = new WeakMap();
  const noteOf = (form) => {
    if (!notes.has(form)) {
      const note = make("p", "mw-hints__note");
      note.setAttribute("role", "status");
      form.after(note);
      notes.set(form, note);
    }
    return notes.get(form);
  };
  const lookAt = async (form, field) => {
    const text = field.value;
    let hints = bsnsIn(text).map((number) => ({ kind: "bsn", text: number }));
    if (!hints.length && /\p{L}{3}|\d{4}/u.test(text)) {
      const answer = await fetch(`${canvas[0]}vak/situation/hints/`, { method: "POST", body: new URLSearchParams({ text }), headers: headers() }).catch(() => null);
      hints = answer && answer.ok && !answer.redirected ? (await answer.json()).hints : [];
    }
    const own = { ...form.dataset.hints ? JSON.parse(form.dataset.hints) : {}, [field.name]: hints.map((hint) => `${LOOKS_LIKE[hint.kind]}: ${hint.text}.`) };
    form.dataset.hints = JSON.stringify(own);
    const sentences = Object.values(own).flat();
    if (sentences.length || notes.has(form)) noteOf(form).textContent = sentences.length ? sentences.join(" ") + " Schrijf liever een rol, zoals ‘moeder’." : "";
  };
  if (canvas) document.addEventListener("change", (event) => {
    const field = event.target;
    const form = field.form;
    if (form && form.method === "post" && field.matches("input[type=text]:not([inputmode]), textarea") && field.name && !field.name.endsWith("organisation")) lookAt(form, field);
  });

  document.addEventListener("maatwerk:before-save", (event) => {
    const { form } = event.detail;
    open(form);
    if (!openBsns(form).length) return;
    event.detail.reason = HELD;
    event.preventDefault();
    draw(form);
  });
})();
