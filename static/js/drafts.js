// What is typed and not saved yet is kept in this tab, per person: for boxes of a canvas, blocks of a report, other forms.
(() => {
  "use strict";

  // Without `who` whoever's it is.
  const read = (key, who) => {
    try {
      const draft = JSON.parse(sessionStorage.getItem(key));
      if (draft && (who === undefined || draft.who === who)) return draft;
      sessionStorage.removeItem(key);
    } catch {
      // A closed store: then nothing was kept.
    }
    return null;
  };
  // Whether it is kept: a full or closed store keeps nothing, and leaving the page asks first.
  const write = (key, draft) => {
    try {
      sessionStorage.setItem(key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  };
  const drop = (key) => {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // A closed store holds nothing.
    }
  };

  // Signing in again in another tab gave this page's token away. Ask for a new one, if it is still the same person:
  // "renewed", "other" (someone else is signed in now) or "" (it can't be told).
  const renewToken = async (stand, who) => {
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
    const page = answer && answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page && page.querySelector("meta[name='csrf-token']");
    const there = page && page.getElementById(stand);
    if (!token || !there) return "";
    if (there.dataset.who !== who) return "other";
    document.querySelector("meta[name='csrf-token']").content = token.content;
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => (field.value = token.content));
    return "renewed";
  };

  // What this window is called when it asks who else is here.
  const windowName = () => {
    const fresh = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    try {
      const known = sessionStorage.getItem("maatwerk-venster") || fresh();
      sessionStorage.setItem("maatwerk-venster", known);
      return known;
    } catch {
      return fresh();
    }
  };

  window.maatwerk.drafts = {
    read, write, drop, renewToken, windowName,
    // The server takes spaces off the ends and knows one kind of newline.
    plain: (text) => text.replaceAll("\r\n", "\n").trim(),
    PAUSE_MS: 1000,
    RETRY_MS: [2000, 4000, 8000, 15000, 30000],
    LOST: "geen verbinding: je tekst staat veilig in dit venster",
    FAULT: "niet opgeslagen door een storing bij ons; we proberen het opnieuw",
    OTHER: "niet opgeslagen: in een ander venster is iemand anders aangemeld",
  };
})();
