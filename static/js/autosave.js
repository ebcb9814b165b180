// The one form of a page that saves itself (`data-saves` names it): a block of a report, or its head. It is saved a second
// after the last key; until then it is kept in this tab. What happens besides a save is for who hears `maatwerk:saved`.
(() => {
  "use strict";

  const { live, release, drafts } = window.maatwerk;
  const PREFIX = "maatwerk-report/";
  const formNow = () => document.querySelector("form[data-saves]");
  const baseOf = (form) => form.elements.base_revision;
  const keyOf = (form) => PREFIX + form.dataset.saves;
  const token = () => document.querySelector("meta[name='csrf-token']").content;

  // What was typed and chosen, as the server compares it. A picture is sent with the button, not by itself. The `base_…`
  // fields say what the writing started from.
  const skipped = (name) => name === "csrfmiddlewaretoken" || name === "upload" || name.startsWith("base_");
  const fieldsOf = (form) => [...new FormData(form)].filter(([name]) => !skipped(name)).map(([name, value]) => [name, String(value)]);
  // The same as the server sent it, whatever was typed before this script saw the form.
  const sentBy = (form) => [...form.elements].flatMap((field) => {
    if (!field.name || skipped(field.name) || field.tagName === "BUTTON" || field.type === "submit" || field.disabled) return [];
    if (field.type === "checkbox" || field.type === "radio") return field.defaultChecked ? [[field.name, field.value]] : [];
    if (field.tagName !== "SELECT") return [[field.name, field.defaultValue]];
    const option = [...field.options].find((one) => one.defaultSelected) || field.options[0];
    return option ? [[field.name, option.value]] : [];
  });
  const flat = (fields) => JSON.stringify(fields.map(([name, value]) => [name, drafts.plain(value)]));
  const hasUpload = (form) => Boolean(form.elements.upload && form.elements.upload.files.length);
  const originOf = (form) => [...form.elements].filter((field) => /^base_(?!revision)/.test(field.name)).map((field) => [field.name, field.value]);

  // Per form: what the server has (null: unknown), how saving goes, and whether she must choose between two texts.
  const memory = new WeakMap();
  const of = (form) => memory.get(form);
  const isDirty = (form) => Boolean(of(form)) && (of(form).saved === null || flat(fieldsOf(form)) !== of(form).saved);

  const say = (sentence, tone) => {
    const place = document.querySelector("[data-save-state]");
    if (!place || place.textContent === sentence) return;
    const state = document.createElement("span");
    state.className = tone ? "mw-saved mw-saved--" + tone : "mw-saved";
    state.textContent = sentence;
    place.replaceChildren(state);
  };

  const keep = (form) => {
    const own = of(form);
    const draft = { who: form.dataset.who, fields: fieldsOf(form), base: baseOf(form).value, origin: originOf(form), sent: own.sent };
    own.kept = drafts.write(keyOf(form), draft);
  };

  // --- a form opens: what was typed before and not saved is put back ----------------------------------------------------
  const fill = (form, fields) => {
    for (const field of form.elements) {
      if (!field.name || skipped(field.name)) continue;
      const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.tagName !== "BUTTON" && field.type !== "submit" && values.length && field.value !== values[0]) field.value = values[0];
    }
  };
  const startsFrom = (form, origin) => (origin || []).forEach(([name, value]) => form.elements[name] && (form.elements[name].value = value));
  const open = (form) => {
    if (!form || memory.has(form)) return;
    const stands = flat(sentBy(form));
    memory.set(form, { saved: form.dataset.unsaved === undefined ? stands : null, sent: null, tries: 0, timer: 0, again: false, kept: true, busy: null, waits: form.dataset.waits !== undefined });
    const draft = form.dataset.merged === undefined ? drafts.read(keyOf(form), form.dataset.who) : null;
    if (draft && flat(draft.fields) !== stands) {
      fill(form, draft.fields);
      // The state that the text started from goes with it, so that a colleague's newer text is noticed; unless what
      // stands here is what this tab sent before its line was cut.
      if (draft.sent !== stands && !of(form).waits) {
        baseOf(form).value = draft.base;
        startsFrom(form, draft.origin);
      }
      say("niet-opgeslagen tekst teruggezet", "busy");
      keep(form);
      saveSoon(form, drafts.PAUSE_MS);
    } else if (draft && of(form).saved !== null) {
      drafts.drop(keyOf(form));
      say("opgeslagen");
    }
    // Both texts were put together: that is now what is being written, and it is saved once it was read.
    if (form.dataset.merged !== undefined) {
      keep(form);
      say("nog niet opgeslagen: lees na en druk op Opslaan", "busy");
    } else if (!draft && isDirty(form) && !of(form).waits) saveSoon(form, drafts.PAUSE_MS);
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
  // What is sent, and how: by itself, or while the page closes.
  const post = (form, options) => {
    const data = new FormData(form);
    data.delete("upload");
    const headers = { "X-Autosave": "1", "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": token() };
    return fetch(form.getAttribute("action") || location.pathname, { method: "POST", body: data, headers, ...options });
  };
  const send = async (form) => {
    const own = of(form);
    const fields = fieldsOf(form);
    own.sent = flat(fields);
    keep(form);
    const answer = await post(form, { signal: AbortSignal.timeout(20000) }).catch(() => null);
    if (!answer || answer.status >= 500) failed(form, answer ? drafts.FAULT : drafts.LOST);
    else if (answer.status === 401) {
      // The words stay in this tab; they are there again after signing in.
      own.waits = true;
      location.assign(answer.headers.get("HX-Redirect") || "/aanmelden/");
    } else if (answer.status === 200) saved(form, fields, await answer.json());
    else await refused(form, answer);
  };
  // It was closed while its last words were on their way: they are in this tab, and come back when it opens.
  const leftBehind = (form) => live(`Wat je als laatste typte in ${form.dataset.label} is nog niet opgeslagen. Open dat opnieuw.`);
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
    Object.assign(of(form), { saved: flat(fields), sent: null, tries: 0, again: false });
    baseOf(form).value = told.revision;
    startsFrom(form, fields.map(([name, value]) => ["base_" + name, value]));
    const here = form.isConnected;
    document.dispatchEvent(new CustomEvent("maatwerk:saved", { detail: { form, told, here } }));
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
    say("niet opgeslagen: " + (told.conflict ? "kies wat blijft" : told.sentence || "wat je typte staat nog in dit venster"), "bad");
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
    if (!form || !of(form) || event.target.form !== form || skipped(event.target.name)) return;
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

  // Something waits for the save, but not for ever.
  const after = (form, then, wait = 4000) => Promise.race([save(form), new Promise((done) => setTimeout(done, wait))]).then(then);

  // The button saves in place as well; only a picture, and a choice between two texts, go in the ordinary way. A form that
  // is a page of its own (`data-back`) goes on once it is saved, and is sent for its errors when it can't be.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form !== formNow() || !of(form)) return;
    const own = of(form);
    if (hasUpload(form) || own.waits || own.plainly) {
      drafts.drop(keyOf(form));
      own.saved = flat(fieldsOf(form));
      return;
    }
    event.preventDefault();
    release(form);
    if (form.dataset.back === undefined) {
      if (isDirty(form)) save(form);
      else say("opgeslagen");
      return;
    }
    after(form, () => {
      if (!isDirty(form)) location.assign(form.dataset.back);
      else if (!own.again && !own.waits) {
        own.plainly = true;
        form.requestSubmit();
      }
    });
  });

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
    post(form, { keepalive: true }).catch(() => {});
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
    after(form, () => {
      if (isDirty(form)) {
        live("Je tekst is nog niet opgeslagen. Druk nog eens op Afmelden om die weg te gooien.");
        door.dataset.leaves = "";
      } else door.requestSubmit();
    }, 3000);
  }, true);

  // Newer text of someone else takes the place of what nobody touched here. Returns whether it did.
  const adopt = (form, fresh, sentence) => {
    const own = of(form);
    if (!own || own.waits || own.busy || isDirty(form)) return false;
    const field = document.activeElement && document.activeElement.form === form ? document.activeElement : null;
    const at = field && typeof field.selectionStart === "number" ? [field.selectionStart, field.selectionEnd] : null;
    fill(form, fieldsOf(fresh));
    startsFrom(form, originOf(fresh));
    baseOf(form).value = baseOf(fresh).value;
    own.saved = flat(fieldsOf(form));
    if (at) field.setSelectionRange(...at);
    drafts.drop(keyOf(form));
    say(sentence);
    return true;
  };

  const waits = (form) => Boolean(of(form)) && of(form).waits;
  const isBusy = (form) => Boolean(of(form)) && of(form).busy;
  window.maatwerk.autosave = { formNow, open, save, send, after, isDirty, isBusy, waits, adopt, revisionOf: (form) => Number(baseOf(form).value) };
  document.addEventListener("DOMContentLoaded", () => open(formNow()));
})();
