// Writing in a block of a report. It is saved a second after the last key; until then it is kept in this tab. Figures are
// put in at the cursor, blocks are moved with the pointer or with Alt and an arrow.
(() => {
  "use strict";

  const { live, release, drafts } = window.maatwerk;
  const PREFIX = "maatwerk-block/";
  const formNow = () => document.getElementById("blokformulier");
  const baseOf = (form) => form.elements.base_revision;
  const keyOf = (form) => PREFIX + form.dataset.blockDraft;
  const token = () => document.querySelector("meta[name='csrf-token']").content;

  // What was typed and chosen, as the server compares it. A picture is sent with the button, not by itself.
  const SKIPPED = new Set(["csrfmiddlewaretoken", "base_revision", "upload"]);
  const fieldsOf = (form) => [...new FormData(form)].filter(([name]) => !SKIPPED.has(name)).map(([name, value]) => [name, String(value)]);
  // The same as the server sent it, whatever was typed before this script saw the form.
  const sentBy = (form) => [...form.elements].flatMap((field) => {
    if (!field.name || SKIPPED.has(field.name) || field.tagName === "BUTTON" || field.disabled) return [];
    if (field.type === "checkbox" || field.type === "radio") return field.defaultChecked ? [[field.name, field.value]] : [];
    if (field.tagName !== "SELECT") return [[field.name, field.defaultValue]];
    const option = [...field.options].find((one) => one.defaultSelected) || field.options[0];
    return option ? [[field.name, option.value]] : [];
  });
  const flat = (fields) => JSON.stringify(fields.map(([name, value]) => [name, drafts.plain(value)]));
  const hasUpload = (form) => Boolean(form.elements.upload && form.elements.upload.files.length);

  // Per open block: what the server has (null: unknown), how saving goes, and whether she must choose between two texts.
  const memory = new WeakMap();
  const of = (form) => memory.get(form);
  const isDirty = (form) => Boolean(of(form)) && (of(form).saved === null || flat(fieldsOf(form)) !== of(form).saved);

  const say = (sentence, tone) => {
    const place = document.getElementById("stand-blok");
    if (!place || place.textContent === sentence) return;
    const state = document.createElement("span");
    state.className = tone ? "mw-saved mw-saved--" + tone : "mw-saved";
    state.textContent = sentence;
    place.replaceChildren(state);
  };

  const keep = (form) => {
    const own = of(form);
    own.kept = drafts.write(keyOf(form), { who: form.dataset.who, fields: fieldsOf(form), base: baseOf(form).value, sent: own.sent });
  };

  // Whether a block was just chosen, and not moved or put in order: then the cursor goes into its text.
  let chosen = true;
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.id !== "paginas-stand") chosen = event.detail.elt.dataset.switch !== undefined;
  });

  // --- a block opens: what was typed before and not saved is put back -------------------------------------------------
  const fill = (form, fields) => {
    for (const field of form.elements) {
      if (!field.name || SKIPPED.has(field.name)) continue;
      const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.tagName !== "BUTTON" && values.length) field.value = values[0];
    }
  };
  const open = (form) => {
    if (!form || memory.has(form)) return;
    const stands = flat(sentBy(form));
    memory.set(form, { saved: form.dataset.unsaved === undefined ? stands : null, sent: null, tries: 0, timer: 0, again: false, kept: true, busy: null, waits: form.dataset.waits !== undefined });
    const draft = drafts.read(keyOf(form), form.dataset.who);
    if (draft && flat(draft.fields) !== stands) {
      fill(form, draft.fields);
      // The state that the text started from goes with it, so that a colleague's newer text is noticed; unless what
      // stands here is what this tab sent before its line was cut.
      if (draft.sent !== stands && !of(form).waits) baseOf(form).value = draft.base;
      say("niet-opgeslagen tekst teruggezet", "busy");
      keep(form);
      saveSoon(form, drafts.PAUSE_MS);
    } else if (draft && of(form).saved !== null) {
      drafts.drop(keyOf(form));
      say("opgeslagen");
    }
    if (!draft && isDirty(form) && !of(form).waits) saveSoon(form, drafts.PAUSE_MS);
    const first = form.querySelector("[data-insert-here]");
    if (chosen && first && !form.querySelector("[data-focus], [aria-invalid=true]")) first.focus({ preventScroll: true });
  };

  // --- saving: a second after the last key, one at a time, and again until it worked ------------------------------------
  const saveSoon = (form, wait) => {
    clearTimeout(of(form).timer);
    of(form).timer = setTimeout(() => save(form), wait);
  };
  const save = async (form) => {
    const own = of(form);
    if (!own) return;
    clearTimeout(own.timer);
    if (own.busy) await own.busy;
    if (!form.isConnected || own.waits || !isDirty(form)) return;
    own.busy = send(form);
    await own.busy;
    own.busy = null;
  };
  const send = async (form) => {
    const own = of(form);
    const data = new FormData(form);
    data.delete("upload");
    const fields = flat(fieldsOf(form));
    own.sent = fields;
    keep(form);
    const headers = { "X-Autosave": "1", "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": token() };
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers, signal: AbortSignal.timeout(20000) }).catch(() => null);
    if (!answer || answer.status >= 500) failed(form, answer ? drafts.FAULT : drafts.LOST);
    else if (answer.status === 401) {
      // The words stay in this tab; they are there again after signing in.
      own.waits = true;
      location.assign(answer.headers.get("HX-Redirect") || "/aanmelden/");
    } else if (answer.status === 200) saved(form, fields, await answer.json());
    else refused(form, answer);
  };
  // The block was closed while its last words were on their way: they are in this tab, and come back when it opens.
  const leftBehind = (form) => live(`Wat je als laatste typte in ${form.dataset.label} is nog niet opgeslagen. Open dat blok opnieuw.`);
  const failed = (form, sentence) => {
    const own = of(form);
    if (!form.isConnected) {
      leftBehind(form);
      return;
    }
    own.again = true;
    say(sentence, "bad");
    saveSoon(form, drafts.RETRY_MS[Math.min(own.tries++, drafts.RETRY_MS.length - 1)]);
  };
  const saved = (form, fields, told) => {
    const own = of(form);
    Object.assign(own, { saved: fields, sent: null, tries: 0, again: false });
    baseOf(form).value = told.revision;
    const here = form.isConnected;
    if (here) document.querySelectorAll("[data-follows-base]").forEach((field) => (field.value = told.revision));
    for (const [id, html] of here ? Object.entries(told.parts) : []) {
      const place = document.getElementById(id);
      if (place) place.innerHTML = html;
    }
    const label = document.getElementById("label-" + form.dataset.blockDraft.split("/")[1]);
    if (label) label.textContent = told.label;
    window.htmx.trigger(document.body, "bewaard");
    if (!isDirty(form)) {
      drafts.drop(keyOf(form));
      if (here) say(told.said);
      return;
    }
    if (!here) return;
    // While the save was under way more was typed. It starts from what was saved.
    keep(form);
    say("nog niet opgeslagen", "busy");
    saveSoon(form, drafts.PAUSE_MS);
  };
  const refused = async (form, answer) => {
    const own = of(form);
    own.sent = null;
    own.again = false;
    keep(form);
    if (!form.isConnected) {
      leftBehind(form);
      return;
    }
    if (answer.status === 403 && !own.renewed) {
      own.renewed = true;
      const came = await drafts.renewToken("rapport-stand", form.dataset.who);
      if (came === "renewed") saveSoon(form, 0);
      else say(came === "other" ? drafts.OTHER : "niet opgeslagen: je mag hier nu niet schrijven. Wat je typte staat nog in dit venster", "bad");
      return;
    }
    const told = await answer.json().catch(() => ({}));
    say("niet opgeslagen: " + (told.sentence || "wat je typte staat nog in dit venster"), "bad");
    if (told.gone) own.waits = true;
    if (!told.conflict) return;
    // Both texts stand there now: nothing is saved until she chose.
    own.waits = true;
    baseOf(form).value = told.revision;
    document.getElementById("conflict").innerHTML = told.conflict;
    document.getElementById("botsing").focus();
  };

  const changed = (event) => {
    const form = formNow();
    if (!form || !of(form) || event.target.form !== form || SKIPPED.has(event.target.name)) return;
    if (!isDirty(form)) {
      clearTimeout(of(form).timer);
      drafts.drop(keyOf(form));
      say("");
      return;
    }
    keep(form);
    if (of(form).waits) return;
    say(of(form).tries ? drafts.LOST : "nog niet opgeslagen", of(form).tries ? "bad" : "busy");
    saveSoon(form, drafts.PAUSE_MS);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);

  // The button saves in place as well; only a picture, and a choice between two texts, go in the ordinary way.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form !== formNow()) saveFirst(event);
    if (form !== formNow() || !of(form)) return;
    if (hasUpload(form) || of(form).waits) {
      drafts.drop(keyOf(form));
      of(form).saved = flat(fieldsOf(form));
      return;
    }
    event.preventDefault();
    release(form);
    if (isDirty(form)) save(form);
    else say("opgeslagen");
  });

  // A block is added, removed or put back: first what was typed is saved.
  const saveFirst = (event) => {
    const form = formNow();
    const other = event.target;
    if (event.defaultPrevented || !other.closest("#opsteller") || other.hasAttribute("hx-post") || other.dataset.goes) return;
    if (!form || !of(form) || of(form).waits || !isDirty(form)) return;
    event.preventDefault();
    release(other);
    Promise.race([save(form), new Promise((done) => setTimeout(done, 4000))]).then(() => {
      other.dataset.goes = "yes";
      if (other.isConnected) other.requestSubmit(event.submitter);
    });
  };

  window.addEventListener("online", () => formNow() && of(formNow()) && of(formNow()).again && saveSoon(formNow(), 0));
  window.addEventListener("offline", () => formNow() && isDirty(formNow()) && say(drafts.LOST, "bad"));

  // --- leaving ---------------------------------------------------------------------------------------------------------
  document.addEventListener("visibilitychange", () => document.hidden && formNow() && save(formNow()));
  window.addEventListener("beforeunload", (event) => {
    const form = formNow();
    if (form && isDirty(form) && (!of(form).kept || of(form).tries)) event.preventDefault();
  });
  // The last words go along while the page is already closing; what was kept in the tab stays until they are known to be saved.
  window.addEventListener("pagehide", () => {
    const form = formNow();
    if (!form || !isDirty(form) || of(form).waits) return;
    of(form).sent = flat(fieldsOf(form));
    keep(form);
    const data = new FormData(form);
    data.delete("upload");
    const headers = { "X-Autosave": "1", "HX-Request": "true", "X-CSRFToken": token() };
    fetch(form.getAttribute("action"), { method: "POST", body: data, headers, keepalive: true }).catch(() => {});
  });
  // Another block, another order, another page of this report: first what was typed is saved.
  document.addEventListener("htmx:confirm", (event) => {
    const form = formNow();
    if (!form || event.detail.elt.id === "paginas-stand" || !isDirty(form) || of(form).waits) return;
    event.preventDefault();
    Promise.race([save(form), new Promise((done) => setTimeout(done, 4000))]).then(() => event.detail.issueRequest(true));
  });
  // What was typed while the answer was on its way is saved from the form that goes.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = formNow();
    if (event.detail.target.id === "opsteller" && form && of(form) && !of(form).waits && isDirty(form)) send(form);
  });
  document.addEventListener("click", (event) => {
    const form = formNow();
    if (!form || !event.target.closest("[data-drop-draft]")) return;
    clearTimeout(of(form).timer);
    of(form).saved = flat(fieldsOf(form));
    drafts.drop(keyOf(form));
  }, true);
  // Who signs out leaves no text behind in this tab; so first it is saved. Pressing once more leaves what can't be saved.
  window.addEventListener("submit", (event) => {
    const door = event.target;
    const form = formNow();
    if (new URL(door.action, location).pathname !== "/afmelden/" || door.dataset.leaves !== undefined || !form || !isDirty(form)) return;
    event.preventDefault();
    event.stopPropagation();
    Promise.race([save(form), new Promise((done) => setTimeout(done, 3000))]).then(() => {
      if (isDirty(form)) {
        live("Je tekst is nog niet opgeslagen. Druk nog eens op Afmelden om die weg te gooien.");
        door.dataset.leaves = "";
      } else door.requestSubmit();
    });
  }, true);

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
    picker.querySelector("[data-picker-count]").textContent = words.length ? `${found} ${found === 1 ? "cijfer" : "cijfers"} gevonden` : "";
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
    if (moving) event.dataTransfer.effectAllowed = "move";
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

  const begin = () => {
    last = null;
    // The address tells which block is open, so that the page can be opened again; going back leaves the report.
    const { url } = document.getElementById("opsteller").dataset;
    if (location.pathname !== url) history.replaceState(null, "", url);
    open(formNow());
    // The open block, and its row in the outline, are in sight.
    const part = document.querySelector(".mw-part--open");
    const row = document.querySelector(".mw-outline__row.is-now");
    if (row) row.scrollIntoView({ block: "nearest" });
    if (part && (part.getBoundingClientRect().top < 0 || part.getBoundingClientRect().top > innerHeight - 160)) part.scrollIntoView({ block: "start" });
  };
  begin();
  document.addEventListener("htmx:load", (event) => event.target.id === "opsteller" && begin());
})();
