// Writing in a box of the canvas. Whatever is typed is kept in this tab until it is saved, and its state is in sight.
(() => {
  "use strict";

  const PREFIX = "maatwerk-draft/";
  const { live, release, drafts } = window.maatwerk;
  const { read, plain, PAUSE_MS, RETRY_MS, LOST } = drafts;

  const areaOf = (form) => form.querySelector("textarea[name=text]");
  const baseOf = (form) => form.querySelector("[name=base_revision]");
  const formAt = (element) => (element && element.closest && element.closest("form[data-draft]")) || null;
  const forms = () => [...document.querySelectorAll("form[data-draft]")];

  // Per open box: the text that the server has (null: unknown), the one it opened with, and how saving goes.
  const memory = new WeakMap();
  const of = (form) => {
    if (!memory.has(form)) memory.set(form, { saved: "", opened: "", sent: null, tries: 0, timer: 0, again: "", kept: true });
    return memory.get(form);
  };
  const isDirty = (form) => of(form).saved === null || plain(areaOf(form).value) !== plain(of(form).saved);
  const autosaves = (form) => form.dataset.autosaves !== undefined && areaOf(form).hasAttribute("hx-post");

  // --- what is kept in this tab --------------------------------------------------------------------------------------
  const keyOf = (form) => PREFIX + form.dataset.draft;
  const keep = (form) => {
    const own = of(form);
    const draft = { who: form.dataset.who, text: areaOf(form).value, base: baseOf(form).value, sent: own.sent };
    own.kept = drafts.write(keyOf(form), draft);
  };
  const drop = (form) => drafts.drop(keyOf(form));

  const say = (form, sentence, tone) => {
    const box = form.closest(".mw-box");
    const place = box && box.querySelector("[data-state]");
    if (!place || place.textContent === sentence) return;
    const state = document.createElement("span");
    state.className = tone ? "mw-saved mw-saved--" + tone : "mw-saved";
    state.textContent = sentence;
    place.replaceChildren(state);
  };

  // --- a box opens: what was typed before and not saved is put back ---------------------------------------------------
  const open = (form) => {
    if (memory.has(form)) return;
    const area = areaOf(form);
    const own = of(form);
    own.opened = area.value;
    own.saved = form.dataset.unsaved === undefined ? area.value : null;
    // Both texts were put together: that is now what is being written.
    if (form.dataset.merged !== undefined) keep(form);
    const draft = read(keyOf(form), form.dataset.who);
    if (draft && plain(draft.text) !== plain(area.value)) {
      area.value = draft.text;
      own.sent = draft.sent;
      // The revision that the text started from goes with it, so that a colleague's newer text is noticed; unless both
      // texts stand here already, because then the writer knows.
      if (form.dataset.keepBase === undefined) baseOf(form).value = draft.base;
      say(form, "niet-opgeslagen tekst teruggezet", "busy");
      saveSoon(form, PAUSE_MS);
    } else if (draft && own.saved !== null) {
      drop(form);
      say(form, "opgeslagen");
    }
    grow(area);
    area.setSelectionRange(area.value.length, area.value.length);
  };
  const openAll = (root) => {
    if (root.matches && root.matches("form[data-draft]")) open(root);
    else root.querySelectorAll("form[data-draft]").forEach(open);
  };

  // Where the browser does not let a textarea grow by itself.
  const grow = (area) => {
    if (CSS.supports("field-sizing", "content")) return;
    area.rows = Math.max(9, Math.min(40, area.value.split("\n").length + Math.ceil(area.value.length / 70)));
  };

  // --- saving: a second after the last key, one at a time, and again until it worked -------------------------------------
  const save = (form) => {
    clearTimeout(of(form).timer);
    if (!form.isConnected) return;
    if (of(form).again === "submit") form.requestSubmit();
    else if (autosaves(form) && isDirty(form)) window.htmx.trigger(areaOf(form), "opnieuw");
  };
  const saveSoon = (form, wait) => {
    const own = of(form);
    clearTimeout(own.timer);
    own.timer = setTimeout(() => save(form), wait);
  };
  const failed = (form, sentence, repeat) => {
    const own = of(form);
    own.again = repeat || (autosaves(form) ? "save" : "");
    say(form, sentence, "bad");
    if (own.again) saveSoon(form, RETRY_MS[Math.min(own.tries++, RETRY_MS.length - 1)]);
  };

  // Why this text may not leave the browser yet, or "": too long, or what the hints hold back (a BSN).
  const heldBack = (form) => {
    const text = areaOf(form).value;
    const length = text.length > form.dataset.max ? [...plain(text)].length : 0;
    if (length > form.dataset.max) {
      const say = (number) => Number(number).toLocaleString("nl-NL");
      return `in een vak passen ${say(form.dataset.max)} tekens; dit zijn er ${say(length)}. Kort de tekst in.`;
    }
    const question = new CustomEvent("maatwerk:before-save", { cancelable: true, detail: { form, text, reason: "" } });
    if (document.dispatchEvent(question)) return "";
    return question.detail.reason || "er staat iets in dat eerst weg moet";
  };

  document.addEventListener("input", (event) => {
    const form = formAt(event.target);
    if (!form || event.target.name !== "text") return;
    keep(form);
    grow(event.target);
    if (of(form).again === "submit") of(form).again = "save";
    if (!isDirty(form)) {
      drop(form);
      say(form, "");
      return;
    }
    say(form, of(form).tries ? LOST : "nog niet opgeslagen", of(form).tries ? "bad" : "busy");
    if (autosaves(form)) saveSoon(form, PAUSE_MS);
  });

  document.addEventListener("htmx:configRequest", (event) => {
    const form = formAt(event.detail.elt);
    if (!form || event.detail.verb !== "post") return;
    const reason = heldBack(form);
    if (reason) {
      event.preventDefault();
      release(form);
      say(form, "niet opgeslagen: " + reason, "bad");
      return;
    }
    const own = of(form);
    if (own.sent !== null) event.detail.parameters.follows = own.sent;
    if (event.detail.parameters.do !== "merge") own.sent = areaOf(form).value;
    keep(form);
  });
  // The same on the page of one box, where the form is sent in the ordinary way.
  document.addEventListener("submit", (event) => {
    const form = formAt(event.target);
    const reason = form && !form.hasAttribute("hx-post") ? heldBack(form) : "";
    if (!reason) return;
    event.preventDefault();
    release(form);
    say(form, "niet opgeslagen: " + reason, "bad");
  }, true);

  document.addEventListener("htmx:afterRequest", (event) => {
    // A saved form is gone from the page by now; the request still knows it.
    const { xhr, requestConfig } = event.detail;
    const form = requestConfig && formAt(requestConfig.elt);
    if (!form || requestConfig.verb !== "post" || requestConfig.parameters.do === "merge") return;
    if (xhr.status === 200) saved(form, String(requestConfig.parameters.text));
    else if (xhr.status === 0 || xhr.status >= 500) {
      const sentence = xhr.status ? drafts.FAULT : LOST;
      failed(form, sentence, requestConfig.elt === form ? "submit" : "");
      if (!xhr.status) document.dispatchEvent(new CustomEvent("maatwerk:lost"));
    } else refused(form, xhr.status);
  });

  const saved = (form, text) => {
    const own = of(form);
    Object.assign(own, { saved: text, sent: null, tries: 0, again: "" });
    document.dispatchEvent(new CustomEvent("maatwerk:back"));
    if (!isDirty(form)) {
      drop(form);
      return;
    }
    // While the save was under way more was typed. It starts from what was saved.
    if (form.isConnected) {
      keep(form);
      say(form, "nog niet opgeslagen", "busy");
      saveSoon(form, PAUSE_MS);
      return;
    }
    const box = document.getElementById(form.closest(".mw-box").id);
    baseOf(form).value = box ? box.dataset.revision : baseOf(form).value;
    keep(form);
    openBox(form.dataset.draft.split("/")[1]);
  };

  const refused = (form, status) => {
    const own = of(form);
    if (status !== 401) own.sent = null;
    own.again = "";
    if (status === 403) renew(form);
    else if (status === 404) say(form, "niet opgeslagen: dit canvas is niet meer met je gedeeld", "bad");
    else if (status !== 409 && status !== 422) say(form, "niet opgeslagen", "bad");
    // The form was drawn again, with the refusal: more may have been typed meanwhile, and is put back in it.
  };

  const renew = async (form) => {
    say(form, "niet opgeslagen", "bad");
    const came = await drafts.renewToken("canvas-stand", form.dataset.who);
    if (came === "other") say(form, drafts.OTHER, "bad");
    if (came !== "renewed" || of(form).renewed) return;
    of(form).renewed = true;
    save(form);
  };

  // What goes wrong with a save is said at the box, and not again for the whole page.
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, (event) => formAt(event.target) && event.stopPropagation(), true);
  }
  const retry = () => forms().filter((form) => of(form).again).forEach((form) => saveSoon(form, 0));
  window.addEventListener("online", retry);
  document.addEventListener("maatwerk:back", retry);
  window.addEventListener("offline", () => forms().filter(isDirty).forEach((form) => say(form, LOST, "bad")));

  // --- leaving ---------------------------------------------------------------------------------------------------------
  document.addEventListener("visibilitychange", () => document.hidden && forms().forEach(save));
  // The last words go along while the page is already closing; what was kept in the tab stays until they are known to be saved.
  window.addEventListener("pagehide", () => {
    for (const form of forms().filter((form) => autosaves(form) && isDirty(form) && !heldBack(form))) {
      const data = new URLSearchParams(new FormData(form));
      data.set("autosave", "1");
      if (of(form).sent !== null) data.set("follows", of(form).sent);
      of(form).sent = areaOf(form).value;
      keep(form);
      fetch(form.action, { method: "POST", body: data, keepalive: true, headers: { "HX-Request": "true" } }).catch(() => {});
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (forms().some((form) => isDirty(form) && (!of(form).kept || of(form).tries))) event.preventDefault();
  });

  // Who signs out leaves no text behind in this tab; so first it is saved. Pressing once more leaves what can't be saved.
  window.addEventListener("submit", (event) => {
    const door = event.target;
    if (new URL(door.action, location).pathname !== "/afmelden/" || door.dataset.leaves !== undefined) return;
    const waiting = forms().filter(isDirty);
    if (!waiting.length) return;
    event.preventDefault();
    event.stopPropagation();
    waiting.forEach(save);
    const leave = () => {
      if (waiting.some((form) => form.isConnected && isDirty(form))) {
        const where = waiting.map((form) => form.dataset.label).join(" en ");
        live(`Je tekst in ${where} is nog niet opgeslagen. Druk nog eens op Afmelden om die weg te gooien.`);
        door.dataset.leaves = "";
      } else door.requestSubmit();
    };
    const all = Promise.all(waiting.filter(autosaves).map((form) => new Promise((done) => form.addEventListener("htmx:afterRequest", done, { once: true }))));
    Promise.race([all, new Promise((done) => setTimeout(done, 3000))]).then(leave);
  }, true);

  // --- closing, with the pointer and with the keyboard ---------------------------------------------------------------------
  const close = (form) => {
    if (isDirty(form)) form.requestSubmit();
    else form.querySelector("[data-close], [data-drop-draft]").click();
  };
  document.addEventListener("click", (event) => {
    const form = formAt(event.target);
    if (!form) return;
    if (event.target.closest("[data-drop-draft]")) {
      clearTimeout(of(form).timer);
      of(form).saved = areaOf(form).value;
      drop(form);
    } else if (event.target.closest("[data-close]") && isDirty(form)) {
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit();
    }
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === " " && event.target.matches("a.mw-box__edit")) {
      event.preventDefault();
      event.target.click();
    }
    const form = formAt(event.target);
    if (!form) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      close(form);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (isDirty(form) && !autosaves(form)) say(form, "nog niet opgeslagen: kies wat ermee gebeurt", "busy");
      else close(form);
    }
  });

  // --- coming back: drafts of this canvas open by themselves ----------------------------------------------------------------
  const openBox = (kind) => {
    const link = document.getElementById("schrijf-" + kind);
    if (link) window.htmx.ajax("GET", link.href, { source: link, target: "#vak-" + kind, swap: "outerHTML" });
    return Boolean(link);
  };
  const reopen = (form) =>
    window.htmx.ajax("GET", form.action, { target: "#" + form.closest(".mw-box").id, swap: "outerHTML" });
  const stand = document.getElementById("canvas-stand");
  // A link to where a box is written opens it: from another page, and on the sheet itself.
  const namedIn = (hash) => (hash.startsWith("#schrijf-") ? hash.slice("#schrijf-".length) : "");
  const write = (kind) => {
    const area = document.getElementById("tekst-" + kind);
    if (area) area.focus();
    else openBox(kind);
    const box = document.getElementById("vak-" + kind);
    if (box) box.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const kind = link && stand && link.pathname === location.pathname ? namedIn(link.hash) : "";
    if (!kind || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    write(kind);
  });
  const comeBack = () => {
    const named = namedIn(location.hash);
    const opened = new Set();
    for (const key of Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX))) {
      const [number, kind] = key.slice(PREFIX.length).split("/");
      const draft = read(key, stand.dataset.who);
      if (!draft || number !== stand.dataset.case || document.querySelector(`form[data-draft="${number}/${kind}"]`)) continue;
      if (openBox(kind)) opened.add(kind);
      else showLeftOver(kind, draft, key);
    }
    if (!named) return;
    if (!opened.has(named)) write(named);
    history.replaceState(null, "", location.pathname + location.search);
  };
  // The plan was agreed meanwhile: what was typed can't be saved, but it is not thrown away either.
  const showLeftOver = (kind, draft, key) => {
    const heading = document.getElementById("h-" + kind);
    const card = document.createElement("section");
    card.className = "mw-card mw-card--warn";
    const title = document.createElement("h2");
    title.textContent = `Niet opgeslagen in ${heading ? heading.textContent : "een vak"}`;
    const label = document.createElement("label");
    label.textContent = "Dit typte je, maar in dit canvas wordt niet meer geschreven. Kopieer wat je wilt houden.";
    label.htmlFor = "over-" + kind;
    const area = document.createElement("textarea");
    Object.assign(area, { id: "over-" + kind, className: "utrecht-textarea utrecht-textarea--html-textarea", readOnly: true, rows: 4 });
    area.value = draft.text;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "nl-button nl-button--subtle", textContent: "Weggooien" });
    button.addEventListener("click", () => {
      sessionStorage.removeItem(key);
      card.remove();
      document.getElementById("inhoud").focus();
    });
    card.append(title, label, area, button);
    document.querySelector(".mw-sheet").before(card);
  };

  // Saved in the ordinary way, from the page of one box: the address tells which box was saved.
  const arrived = new URLSearchParams(location.search).get("opgeslagen");
  if (arrived) {
    sessionStorage.removeItem(PREFIX + location.pathname.split("/")[2] + "/" + arrived);
    history.replaceState(null, "", location.pathname + location.hash);
  }
  openAll(document);
  document.addEventListener("htmx:load", (event) => {
    if (event.target !== document.body) openAll(event.target);
    else if (stand) comeBack();
  });

  // --- for canvas-live.js: newer text of someone else arrives while this box is open -------------------------------------------
  // Returns "refreshed", or "differs" when something was typed here that is not what the other wrote.
  const newer = (form, text, revision, time) => {
    const own = of(form);
    const area = areaOf(form);
    const same = plain(area.value) === plain(text);
    if (!same) {
      const touched = form.dataset.unsaved !== undefined || plain(area.value) !== plain(own.opened) || isDirty(form);
      if (touched) return "differs";
      const at = [area.selectionStart, area.selectionEnd];
      area.value = text;
      area.setSelectionRange(...at);
    }
    say(form, `${same ? "opgeslagen" : "bijgewerkt"} ${time}`, "");
    // Two texts that have become one are no choice any more: the box opens as it always does.
    if (form.dataset.unsaved !== undefined) reopen(form);
    baseOf(form).value = revision;
    own.opened = own.saved = text;
    drop(form);
    grow(area);
    return "refreshed";
  };
  window.maatwerk.boxes = { newer, baseOf: (form) => Number(baseOf(form).value) };
})();
