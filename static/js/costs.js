// The line editor of the costs: keys, cells pasted from a spreadsheet, and sums that follow the typing. The reckoning
// itself is done by the server alone.
(() => {
  "use strict";

  const lineOf = (element) => element && element.closest && element.closest("form[data-line]");
  const live = (sentence) => window.maatwerk.live(sentence);

  document.addEventListener("maatwerkSaid", (event) => live(event.detail.value));

  // --- what is typed is kept in this tab until the line is saved: a lost connection or an expired sign-in takes nothing --
  const PREFIX = "maatwerk-line/";
  const NOT_KEPT = ["csrfmiddlewaretoken", "once"];
  const keyOf = (form) => PREFIX + location.pathname + form.id;
  const isKept = (form) => form.hasAttribute("hx-post");
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && field.type !== "submit" && !NOT_KEPT.includes(field.name));

  const keep = (form) => {
    const values = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value]));
    try {
      sessionStorage.setItem(keyOf(form), JSON.stringify({ who: form.dataset.who, values }));
    } catch {
      // A full or closed store: the line still stands on the screen.
    }
  };
  const drop = (form) => sessionStorage.removeItem(keyOf(form));
  const putBack = (form) => {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(keyOf(form)));
    } catch {
      drop(form);
    }
    // After an error the form came back with what was sent.
    if (!kept || kept.who !== form.dataset.who || form.querySelector(".mw-error-summary")) return;
    for (const field of fieldsOf(form)) {
      if (!(field.name in kept.values)) continue;
      if (field.type === "checkbox") field.checked = kept.values[field.name];
      else field.value = kept.values[field.name];
    }
    form.dataset.typed = "yes";
    form.querySelector("[data-kept]").hidden = false;
  };
  const putAllBack = (root) => {
    const found = root.matches && root.matches("form[data-line]") ? [root] : root.querySelectorAll("form[data-line]");
    for (const form of found) if (isKept(form)) putBack(form);
  };
  putAllBack(document);
  // A line that was being written when the page went away opens again.
  window.addEventListener("load", () => {
    for (const key of Object.keys(sessionStorage)) {
      const id = key.startsWith(PREFIX + location.pathname) && key.slice((PREFIX + location.pathname).length);
      if (!id || document.getElementById(id)) continue;
      const row = document.getElementById(id.replace(/-form$/, ""));
      const link = row && row.querySelector("[data-row-link]");
      if (link) link.click();
      else sessionStorage.removeItem(key);
    }
  });
  document.addEventListener("htmx:load", (event) => event.target !== document.body && putAllBack(event.target));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { requestConfig, xhr } = event.detail;
    const form = requestConfig && requestConfig.elt.matches("form[data-line]") && requestConfig.elt;
    // Saved: an answer without errors.
    if (form && xhr.status === 200 && xhr.getResponseHeader("HX-Trigger")) drop(form);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-cancel]");
    if (link) drop(lineOf(link));
  }, true);

  // --- keys: Escape closes an editor, up and down walk along the lines -----------------------------------------------
  document.addEventListener("input", (event) => {
    const form = lineOf(event.target);
    if (!form || !isKept(form)) return;
    form.dataset.typed = "yes";
    keep(form);
  });

  const cancel = (form) => {
    const link = form.querySelector("[data-cancel]");
    if (!link) return;
    if (form.dataset.typed && !form.dataset.escaped) {
      form.dataset.escaped = "yes";
      setTimeout(() => delete form.dataset.escaped, 4000);
      live("Wat je typte is nog niet opgeslagen. Druk nog een keer op Escape om het weg te doen.");
      return;
    }
    link.click();
  };

  const walk = (link, step) => {
    const all = [...document.querySelectorAll("[data-row-link]")];
    const next = all[all.indexOf(link) + step];
    if (next) next.focus();
  };

  document.addEventListener("keydown", (event) => {
    const form = lineOf(event.target);
    if (form && event.key === "Escape") cancel(form);
    if (!event.target.matches("[data-row-link]")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      walk(event.target, event.key === "ArrowDown" ? 1 : -1);
    }
  });

  // --- cells from a spreadsheet: shown as they are understood, before anything is saved --------------------------------
  document.addEventListener("paste", (event) => {
    const form = lineOf(event.target);
    const scenario = form && form.querySelector("input[type=hidden][name=scenario]");
    const place = document.getElementById("plakken");
    if (!scenario || !place) return;
    const text = event.clipboardData.getData("text/plain");
    if (!text.includes("\t") && !/\S\r?\n\s*\S/.test(text)) return;
    event.preventDefault();
    place.elements.text.value = text;
    place.elements.scenario.value = scenario.value;
    place.requestSubmit();
  });

  // --- a sum that arrives after its line was saved would count that line twice ----------------------------------------
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt } = event.detail;
    const form = lineOf(elt);
    if (!form) return;
    if (elt === form) window.htmx.trigger(form.querySelector("[data-reckon]"), "htmx:abort");
    else if (elt.matches("[data-reckon]") && form.dataset.sent) event.preventDefault();
  });

  // --- a line that is gone leaves the focus at its scenario ------------------------------------------------------------
  const SETTLED_MS = 80;
  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig } = event.detail;
    const form = requestConfig && lineOf(requestConfig.elt);
    if (!form || !event.detail.successful) return;
    setTimeout(() => {
      const heading = document.getElementById(form.dataset.scenario);
      if (heading && !form.isConnected && document.activeElement === document.body) heading.focus();
    }, SETTLED_MS);
  });
})();
