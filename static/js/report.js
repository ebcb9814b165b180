// The composer of a report. Figures are put in at the cursor, blocks are moved with the pointer or with Alt and an arrow.
// What is written saves itself (autosave.js).
(() => {
  "use strict";

  const { live, release, autosave } = window.maatwerk;
  const { formNow, save, after, isDirty, waits } = autosave;

  // Whether a block was just chosen, and not moved or put in order: then the cursor goes into its text.
  let chosen = true;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.id !== "paginas-stand") chosen = event.detail.elt.dataset.switch !== undefined;
  });

  // --- what a save changes on the page ------------------------------------------------------------------------------------
  document.addEventListener("maatwerk:saved", ({ detail: { form, told, here } }) => {
    if (here) document.querySelectorAll("[data-follows-base]").forEach((field) => (field.value = told.revision));
    for (const [id, html] of here ? Object.entries(told.parts) : []) {
      const place = document.getElementById(id);
      if (!place) continue;
      const unfolded = place.querySelector("details[open]");
      place.innerHTML = html;
      if (unfolded && place.querySelector("details")) place.querySelector("details").open = true;
    }
    const label = document.getElementById("label-" + form.dataset.saves.split("/")[1]);
    if (label) label.textContent = told.label;
    window.htmx.trigger(document.body, "bewaard");
  });

  // A block is added, removed or put back: first what was typed is saved.
  document.addEventListener("submit", (event) => {
    const form = formNow();
    const other = event.target;
    if (other === form || event.defaultPrevented || !other.closest("#opsteller") || other.hasAttribute("hx-post") || other.dataset.goes) return;
    if (!form || waits(form) || !isDirty(form)) return;
    event.preventDefault();
    release(other);
    after(form, () => {
      other.dataset.goes = "yes";
      if (other.isConnected) other.requestSubmit(event.submitter);
    });
  });
  // Another block, another order, another page of this report: first what was typed is saved.
  document.addEventListener("htmx:confirm", (event) => {
    const form = formNow();
    if (!form || event.detail.elt.id === "paginas-stand" || !isDirty(form) || waits(form)) return;
    event.preventDefault();
    after(form, () => event.detail.issueRequest(true));
  });
  // What was typed while the answer was on its way is saved from the form that goes.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = formNow();
    if (event.detail.target.id === "opsteller" && form && !waits(form) && isDirty(form)) autosave.send(form);
  });

  // Page numbers that can't be had now are no fault of what she writes.
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, (event) => event.target.id === "paginas-stand" && event.stopPropagation(), true);
  }

  // --- figures: put in at the cursor, and found by what is typed ------------------------------------------------------------
  let last = null; // the field and the place in it where she wrote last
  document.addEventListener("focusout", (event) => {
    if (event.target.matches && event.target.matches("[data-insert-here]")) last = event.target;
  });
  const insert = (piece) => {
    const form = formNow();
    const into = form && (last && last.form === form ? last : form.querySelector("[data-insert-here]"));
    if (!into) {
      live("Dit blok heeft geen tekst. Kies een tekstblok om een cijfer in te voegen.");
      return;
    }
    const text = into.name === "keys" ? (into.value.trim() ? "\n" : "") + piece.slice(1, -1) : piece;
    const at = into.name === "keys" ? into.value.trimEnd().length : into.selectionStart;
    into.setRangeText(text, at, into.name === "keys" ? into.value.length : into.selectionEnd, "end");
    into.focus();
    into.dispatchEvent(new Event("input", { bubbles: true }));
    live("Cijfer ingevoegd.");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (button) insert(button.dataset.insert);
  });
  // The one that is called so, else one that begins so, else the first.
  const nameOf = (button) => button.querySelector(".mw-picker__label").textContent.trim();
  const best = (shown, typed) => {
    const words = typed.trim().toLowerCase();
    const named = (test) => shown.find((button) => test(nameOf(button).toLowerCase()));
    return named((name) => name === words) || named((name) => name.startsWith(words)) || shown[0];
  };
  const shownIn = (picker) => [...picker.querySelectorAll("[data-picker-group][open]:not([hidden]) [data-picker-row]:not([hidden]) [data-insert]")];
  // From the search field Enter puts in the best one that was found; the arrows walk along them.
  document.addEventListener("keydown", (event) => {
    const picker = event.target.closest && event.target.closest("[data-picker]");
    if (!picker || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    const search = picker.querySelector("[data-picker-search]");
    const shown = shownIn(picker);
    const at = shown.indexOf(event.target);
    if (event.target !== search && (at < 0 || event.key === "Enter")) return;
    event.preventDefault();
    if (event.key === "Enter") {
      if (search.value.trim() && shown[0]) best(shown, search.value).click();
    } else (shown[at + (event.key === "ArrowDown" ? 1 : -1)] || (event.key === "ArrowUp" ? search : event.target)).focus();
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-picker-search]")) return;
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    const picker = event.target.closest("[data-picker]");
    let found = 0;
    for (const group of picker.querySelectorAll("[data-picker-group]")) {
      let here = 0;
      for (const row of group.querySelectorAll("[data-picker-row]")) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        here += !row.hidden;
      }
      group.hidden = !here;
      group.open = Boolean(words.length && here);
      found += here;
    }
    const told = `${found} ${found === 1 ? "cijfer" : "cijfers"} gevonden.${found ? ` Enter voegt ‘${nameOf(best(shownIn(picker), event.target.value))}’ in.` : ""}`;
    picker.querySelector("[data-picker-count]").textContent = words.length ? told : "";
  });

  // Pressing anywhere on a block opens it; selecting words in it, or a link in it, does what it always does.
  document.addEventListener("click", (event) => {
    const part = event.target.closest(".mw-composer .mw-part:not(.mw-part--open)");
    if (part && !event.target.closest("a, button, summary") && getSelection().isCollapsed) part.querySelector(".mw-part__edit").click();
  });

  // --- the order: with the pointer, and with Alt and an arrow on a row of the outline -----------------------------------------
  let moving = null;
  const rows = () => [...document.querySelectorAll("[data-outline] [data-block]")];
  const unmark = () => rows().forEach((row) => row.classList.remove("is-over", "is-first-over"));
  const before = (row, y) => row === rows()[0] && y < row.getBoundingClientRect().top + row.offsetHeight / 2;
  document.addEventListener("dragstart", (event) => {
    moving = event.target.closest && event.target.closest("[data-block]");
    if (!moving) return;
    event.dataTransfer.effectAllowed = "move";
    moving.closest("[data-outline]").classList.add("is-moving");
  });
  document.addEventListener("dragover", (event) => {
    const row = moving && event.target.closest("[data-block]");
    unmark();
    if (!row || row === moving) return;
    event.preventDefault();
    row.classList.add(before(row, event.clientY) ? "is-first-over" : "is-over");
  });
  document.addEventListener("drop", (event) => {
    const row = moving && event.target.closest("[data-block]");
    if (row && row !== moving) {
      event.preventDefault();
      const form = moving.querySelector("form");
      const values = { after: before(row, event.clientY) ? "0" : row.dataset.block, open: form.elements.open.value };
      window.htmx.ajax("POST", form.getAttribute("action"), { source: form, target: "#opsteller", swap: "outerHTML show:none", values });
    }
  });
  document.addEventListener("dragend", () => {
    moving = null;
    unmark();
    document.querySelectorAll(".is-moving").forEach((list) => list.classList.remove("is-moving"));
  });
  document.addEventListener("keydown", (event) => {
    const row = event.target.closest && event.target.closest("[data-outline] [data-block]");
    if (!row || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const button = row.querySelector(`[name=do][value=${event.key === "ArrowUp" ? "up" : "down"}]`);
    if (!button.disabled) button.click();
  });
  document.addEventListener("keydown", (event) => {
    const form = formNow();
    if (!form || event.target.form !== form || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save(form);
    } else if (event.key === "Escape") form.querySelector("[data-close]").click();
  });

  // Where writing begins: the answer to a question that stands there already, else the first field; behind its text.
  const firstOf = (form) => {
    const fields = [...form.querySelectorAll("textarea, select, input:not([type=hidden])")];
    const first = fields.find((field) => field.name === "answer" && fields[0].value) || fields[0];
    if (first && first.matches("textarea")) first.setSelectionRange(first.value.length, first.value.length);
    return first;
  };
  const begin = () => {
    last = null;
    // The address tells which block is open, so that the page can be opened again; going back leaves the report.
    const { url } = document.getElementById("opsteller").dataset;
    if (location.pathname !== url) history.replaceState(null, "", url);
    autosave.open(formNow());
    const first = formNow() && firstOf(formNow());
    if (chosen && first && !formNow().querySelector("[data-focus], [aria-invalid=true]")) {
      first.focus({ preventScroll: true });
      // Going to the place that the address names takes the focus away again.
      if (location.hash && document.readyState !== "complete") window.addEventListener("load", () => setTimeout(() => document.activeElement === document.body && first.focus({ preventScroll: true }), 0), { once: true });
    }
    // The open block, and its row in the outline, are in sight.
    const part = document.querySelector(".mw-part--open");
    const row = document.querySelector(".mw-outline__row.is-now");
    if (row) row.scrollIntoView({ block: "nearest" });
    if (part && (part.getBoundingClientRect().top < 0 || part.getBoundingClientRect().top > innerHeight - 160)) part.scrollIntoView({ block: "start" });
  };
  begin();
  document.addEventListener("htmx:load", (event) => event.target.id === "opsteller" && begin());
})();
