// The canvas: what is typed in a box is kept in this tab until it is saved, and its state is always in sight.
(() => {
  "use strict";

  const PREFIX = "maatwerk-draft/";
  const RETRY_MS = 10000;
  const key = (form) => PREFIX + form.dataset.draft;
  const areaOf = (form) => form.querySelector("textarea[name=text]");
  const baseOf = (form) => form.querySelector("[name=base_revision]");

  const read = (form) => {
    try {
      const draft = JSON.parse(sessionStorage.getItem(key(form)));
      if (draft && draft.who !== form.dataset.who) sessionStorage.removeItem(key(form));
      else return draft;
      return null;
    } catch {
      return null;
    }
  };
  const keep = (form) => {
    const draft = { who: form.dataset.who, text: areaOf(form).value, base: baseOf(form).value };
    try {
      sessionStorage.setItem(key(form), JSON.stringify(draft));
    } catch {
      // A full or closed store: the text still stands in the box.
    }
  };
  const drop = (form) => sessionStorage.removeItem(key(form));

  const say = (form, sentence, tone) => {
    const place = form.closest(".mw-box").querySelector("[data-state]");
    if (!place || place.textContent === sentence) return;
    const state = document.createElement("span");
    state.className = "mw-saved mw-saved--" + tone;
    state.textContent = sentence;
    place.replaceChildren(state);
  };

  // --- a box is opened: put back what was typed before and not saved ------------------------------------------------
  const open = (form) => {
    const area = areaOf(form);
    // Both texts were put under each other: that is now what is being written.
    if (form.dataset.merged !== undefined) keep(form);
    const draft = read(form);
    if (draft && draft.text.trim() !== area.value.trim()) {
      area.value = draft.text;
      // The revision that the text started from goes with it, so that newer text of a colleague is noticed; unless
      // both texts stand here already, because then the writer knows.
      if (form.dataset.keepBase === undefined) baseOf(form).value = draft.base;
      say(form, "niet-opgeslagen tekst teruggezet", "busy");
    }
    area.setSelectionRange(area.value.length, area.value.length);
  };
  const openAll = (root) => {
    if (root.matches && root.matches("form[data-draft]")) open(root);
    else root.querySelectorAll("form[data-draft]").forEach(open);
  };
  openAll(document);
  document.addEventListener("htmx:load", (event) => event.target !== document.body && openAll(event.target));

  // --- typing and saving -------------------------------------------------------------------------------------------
  const formAt = (element) => element && element.closest && element.closest("form[data-draft]");

  document.addEventListener("input", (event) => {
    const form = formAt(event.target);
    if (!form || event.target.name !== "text") return;
    keep(form);
    say(form, "nog niet opgeslagen", "busy");
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    // A saved form is gone from the page by now; the request still knows it.
    const { xhr, requestConfig } = event.detail;
    const form = requestConfig && formAt(requestConfig.elt);
    if (!form || requestConfig.verb !== "post") return;
    clearTimeout(form.retry);
    const sent = requestConfig.parameters.text;
    if (xhr.status === 200 && requestConfig.parameters.do !== "merge" && areaOf(form).value.replaceAll("\r\n", "\n") === String(sent).replaceAll("\r\n", "\n")) {
      drop(form);
    } else if (xhr.status === 0 || xhr.status >= 500) {
      say(form, "niet opgeslagen, we proberen het zo opnieuw", "bad");
      form.retry = setTimeout(() => form.isConnected && window.htmx.trigger(areaOf(form), "opnieuw"), RETRY_MS);
    } else if (xhr.status >= 400 && xhr.status !== 409 && xhr.status !== 422) {
      say(form, "niet opgeslagen", "bad");
    }
  });

  // While a save was under way more was typed: what is kept starts from what was saved.
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    const form = formAt(event.detail.target) || formAt(document.getElementById(event.detail.target.id));
    if (form && read(form)) keep(form);
  });

  // Saved in the ordinary way, from the page of one box: the address tells which box was saved.
  const arrived = new URLSearchParams(location.search).get("opgeslagen");
  if (arrived) {
    sessionStorage.removeItem(PREFIX + location.pathname.split("/")[2] + "/" + arrived);
    history.replaceState(null, "", location.pathname + location.hash);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-drop-draft]");
    const form = link && formAt(link);
    if (form) drop(form);
  });

  // --- a choice that shows only the fields that belong to it ---------------------------------------------------------
  const show = (choice) => {
    const form = choice.closest("form");
    const chosen = form.querySelector("[data-switch]:checked");
    for (const part of form.querySelectorAll("[data-when]")) {
      part.hidden = Boolean(chosen) && part.dataset.when !== chosen.value;
    }
  };
  for (const choice of document.querySelectorAll("[data-switch]")) {
    choice.addEventListener("change", () => show(choice));
    show(choice);
  }
})();
