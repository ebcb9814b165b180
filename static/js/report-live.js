// An open report asks every two seconds what changed and who writes where. What others saved appears by itself; a form
// that is being written in here is never touched, it only tells that there is a newer text.
(() => {
  "use strict";

  const stand = document.getElementById("rapport-stand");
  if (!stand || !stand.dataset.poll) return;

  const { drafts, autosave } = window.maatwerk;
  const EVERY_MS = 2000;
  const HIDDEN_MS = 15000;
  const SLOWEST_MS = 15000;
  // A colleague who types on is named once in this time, not at every save.
  const SAID_MS = 30000;
  const HEAD = "hoofd";
  const name = drafts.windowName();
  const editor = () => document.getElementById("opsteller");
  const here = () => (editor() ? editor().dataset.open : HEAD);
  let etag = "";
  let people = [];
  let timer = 0;
  let busy = false;
  let again = false;
  let failures = 0;
  let stopped = false;

  const put = (id, sentence) => {
    const place = document.getElementById(id);
    if (place && place.textContent !== sentence) place.textContent = sentence;
  };

  // --- asking ------------------------------------------------------------------------------------------------------------
  const pause = () => {
    if (document.hidden) return HIDDEN_MS;
    return failures ? Math.min(EVERY_MS * 2 ** (failures - 1), SLOWEST_MS) : EVERY_MS;
  };
  const next = (wait) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(ask, wait);
  };
  const fetched = (url, headers) => fetch(url, { headers, cache: "no-store", signal: AbortSignal.timeout(20000) }).catch(() => null);
  const ask = async () => {
    clearTimeout(timer);
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const query = new URLSearchParams({ venster: name, blok: here() });
    const answer = await fetched(`${stand.dataset.poll}?${query}`, { "If-None-Match": etag, "HX-Request": "true", "HX-Current-URL": location.href });
    if (answer && (answer.status === 200 || answer.status === 304)) {
      heard();
      if (answer.status === 200) {
        const told = await answer.json().catch(() => null);
        if (told && (await take(told))) etag = answer.headers.get("ETag") || "";
      }
    } else if (!answer || answer.status >= 500) {
      failures += 1;
      if (!window.maatwerk.leaving) put("verbinding", "Geen verbinding. Wat anderen schrijven zie je pas als ze terug is; wat jij typt blijft bewaard in dit venster.");
    } else stopped = true;
    busy = false;
    next(again ? 0 : pause());
    again = false;
  };
  const heard = () => {
    failures = 0;
    put("verbinding", "");
  };
  window.addEventListener("online", ask);
  window.addEventListener("pageshow", (event) => event.persisted && ask());
  document.addEventListener("visibilitychange", () => (document.hidden ? next(HIDDEN_MS) : ask()));

  // --- what comes back: whether all of it was shown -----------------------------------------------------------------------
  const take = async (told) => {
    if (told.closed) {
      stopped = true;
      put("verbinding", told.closed);
      return true;
    }
    people = told.people;
    showPeople();
    return editor() ? takeBlocks(told) : takeHead(told.head);
  };

  // --- who is here --------------------------------------------------------------------------------------------------------
  const labelOf = (box) => {
    const label = document.getElementById("label-" + box);
    const words = label ? label.textContent.trim() : "";
    return words.length > 40 ? words.slice(0, 39) + "…" : words;
  };
  const sentence = ({ name, box, own }) => {
    const where = box === HEAD ? "de gegevens" : box && labelOf(box) ? `‘${labelOf(box)}’` : "";
    if (own) return `jij, in een ander venster${where ? ", in " + where : ""}`;
    if (where) return `${name} schrijft in ${where}`;
    return box ? `${name} schrijft mee` : `${name} leest mee`;
  };
  const presence = (words) => {
    const mark = document.createElement("span");
    mark.className = "mw-presence";
    mark.textContent = words;
    return mark;
  };
  const fill = (place, words) => {
    if (!place || place.dataset.says === words.join("|")) return;
    place.dataset.says = words.join("|");
    place.replaceChildren(...words.map(presence));
  };
  const showPeople = () => {
    fill(document.getElementById("wie-is-hier"), people.map(sentence));
    const inBox = (box) => people.filter((one) => one.box === box).map(({ name, own }) => (own ? "jij, in een ander venster" : `${name} schrijft`));
    document.querySelectorAll(".mw-outline__here").forEach((place) => fill(place, inBox(place.id.slice("hier-".length))));
    fill(document.getElementById("hier-in-blok"), inBox(here()));
  };

  // --- newer text ---------------------------------------------------------------------------------------------------------
  const shownRevision = (pk) => {
    const part = document.getElementById("blok-" + pk);
    if (!part) return 0;
    const form = part.querySelector("form[data-saves]");
    return form ? autosave.revisionOf(form) : Number(part.dataset.revision);
  };
  const order = () => [...document.querySelectorAll("[data-outline] [data-block]")].map((row) => row.dataset.block).join();

  // The page as it is now.
  const sheet = async (box, headers) => {
    const answer = await fetched(`${stand.dataset.poll}blad/?${new URLSearchParams({ blok: box })}`, headers);
    return answer && answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  const takeBlocks = async (told) => {
    const newer = told.blocks.filter((block) => block.revision > shownRevision(block.pk));
    const same = order() === told.blocks.map((block) => block.pk).join() && told.head.revision <= Number(editor().dataset.head);
    if (same && !newer.length) return true;
    const open = here();
    const gone = open && !told.blocks.some((block) => String(block.pk) === open);
    const page = await sheet(open, { "HX-Request": "true" });
    const fresh = page && page.getElementById("opsteller");
    // Another block was opened meanwhile, or one is being moved or saved: the next round.
    if (!fresh || open !== here() || autosave.isBusy(autosave.formNow()) || document.querySelector("[data-outline].is-moving")) return false;
    draw(fresh);
    if (gone) put("nieuws", "Dit blok is intussen verwijderd. Wat je typte staat nog in dit venster; terugzetten kan onder de inhoud.");
    // What was saved from here while the page was asked for is no news.
    const own = newer.find((block) => String(block.pk) === open && block.revision > shownRevision(block.pk));
    if (own) takeOpen(own, fresh.querySelector("form[data-saves]"), fresh.querySelector("#proef"));
    newer.filter((block) => String(block.pk) !== open).forEach(announce);
    window.htmx.trigger(document.body, "bewaard");
    return true;
  };

  // The outline, what is around the block that is open here, and nothing of that block itself.
  const draw = (fresh) => {
    const focused = document.activeElement && document.activeElement.id;
    for (const place of ["[data-outline]", "#hoofd-links", "#te-doen"]) {
      const now = editor().querySelector(place);
      now.replaceChildren(...fresh.querySelector(place).childNodes);
      window.htmx.process(now);
    }
    const paper = editor().querySelector(".mw-paper");
    const open = paper.querySelector(".mw-part--open");
    const stays = open && fresh.querySelector("#" + open.id);
    const incoming = [...fresh.querySelector(".mw-paper").childNodes];
    const at = open ? incoming.indexOf(stays) : -1;
    [...paper.childNodes].filter((node) => node !== open).forEach((node) => node.remove());
    // A block that is gone stays where it is until its writer leaves it.
    paper.prepend(...incoming.slice(0, Math.max(at, 0)));
    paper.append(...incoming.slice(at + 1));
    [...paper.children].filter((node) => node !== open).forEach((node) => window.htmx.process(node));
    editor().dataset.head = fresh.dataset.head;
    const again = focused && document.activeElement === document.body && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
    showPeople();
  };

  const takeOpen = ({ by, when }, fresh, proof) => {
    const form = autosave.formNow();
    if (autosave.adopt(form, fresh, `bijgewerkt ${when}`)) {
      document.querySelectorAll("[data-follows-base]").forEach((field) => (field.value = autosave.revisionOf(form)));
      document.getElementById("proef").replaceChildren(...proof.childNodes);
      put("nieuws", "");
      if (by) put("wat-anderen-schrijven", `${by} heeft dit blok ${when} gewijzigd.`);
    } else tell(by ? `${by} heeft dit blok ${when} gewijzigd.` : `Je hebt dit blok ${when} zelf gewijzigd, in een ander venster.`, proof);
  };
  const tell = (words, proof) => {
    const place = document.getElementById("nieuws");
    if (autosave.waits(autosave.formNow())) return;
    const said = document.createElement("p");
    said.textContent = words;
    const more = document.createElement("details");
    more.className = "mw-details";
    const summary = document.createElement("summary");
    summary.textContent = "Bekijk die tekst";
    more.append(summary, ...proof.childNodes);
    place.replaceChildren(said, more);
  };
  document.addEventListener("maatwerk:saved", ({ detail }) => detail.here && put("nieuws", ""));

  const said = new Map();
  const announce = ({ pk, by, when }) => {
    if (!by || Date.now() - (said.get(by + pk) || 0) < SAID_MS) return;
    said.set(by + pk, Date.now());
    put("wat-anderen-schrijven", `${by} heeft ‘${labelOf(pk)}’ ${when} gewijzigd.`);
  };

  // The page of the head: the same, for its one form.
  const takeHead = async ({ revision, by, when }) => {
    const form = autosave.formNow();
    if (revision <= autosave.revisionOf(form) || autosave.waits(form)) return true;
    const words = by ? `${by} heeft de gegevens ${when} gewijzigd.` : `De gegevens zijn ${when} gewijzigd.`;
    const page = await sheet(HEAD, {});
    const fresh = page && page.querySelector("form[data-saves]");
    if (autosave.isBusy(form)) return false;
    if (revision <= autosave.revisionOf(form)) return true;
    if (fresh && autosave.adopt(form, fresh, `bijgewerkt ${when}`)) put("wat-anderen-schrijven", words);
    else put("nieuws", words);
    return Boolean(fresh);
  };

  // A block opened or closed here: colleagues see it at once.
  document.addEventListener("htmx:load", (event) => {
    if (event.target.id !== "opsteller") return;
    etag = "";
    showPeople();
    ask();
  });
  ask();
})();
