// The voorzitter drags the cases of an agenda into their order, or takes one up with the space bar and moves it with the
// arrows. Dropping sends the whole order; the server refuses when someone else changed the agenda meanwhile.
(() => {
  "use strict";

  const form = document.getElementById("volgorde");
  if (!form) return;
  let held = null; // {row, order, keys}: the row that is moved, how the rows stood, and whether keys move it

  const list = () => document.getElementById("agenda");
  const rows = () => [...list().children];
  const grip = (row) => row.querySelector("[data-grip]");
  const say = (sentence) => {
    document.getElementById("slepen-nieuws").textContent = sentence;
  };
  const place = (row) => `plek ${rows().indexOf(row) + 1} van ${rows().length}`;
  const name = (row) => row.querySelector("b").textContent;

  const take = (row, keys) => {
    held = { row, order: rows(), keys };
    row.classList.add("is-dragged");
    grip(row).setAttribute("aria-pressed", "true");
    if (keys) say(`${name(row)} opgepakt, ${place(row)}.`);
  };
  const release = () => {
    const { row } = held;
    held = null;
    row.classList.remove("is-dragged");
    grip(row).setAttribute("aria-pressed", "false");
    return row;
  };
  const putBack = () => {
    const { order } = held;
    const row = release();
    for (const one of order) if (one !== row) list().insertBefore(one, order.indexOf(one) < order.indexOf(row) ? row : null);
    say(`${name(row)} staat weer op ${place(row)}.`);
  };
  const drop = () => {
    const { row } = held;
    const order = rows().map((one) => one.id.replace("punt-", ""));
    const seen = list().dataset.seen;
    if (order.join(",") === seen) {
      release();
      say(`${name(row)} bleef op ${place(row)}.`);
      return;
    }
    // The row stays marked until the page is there anew, so that no news takes it away.
    held = null;
    form.elements.order.value = order.join(",");
    form.elements.seen.value = seen;
    form.elements.moved.value = grip(row).dataset.grip;
    form.requestSubmit();
  };
  // The other row moves, so that the one that is held keeps its focus and its pointer.
  const pass = (row, other) => {
    const below = row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    list().insertBefore(other, below ? row : row.nextElementSibling);
  };
  const step = (row, up) => {
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other || !grip(other)) return;
    pass(row, other);
    say(`${name(row)} op ${place(row)}.`);
  };

  // --- keys ----------------------------------------------------------------------------------------------------------------
  document.addEventListener("keydown", (event) => {
    const here = event.target.closest("[data-grip]");
    if (!here) return;
    const row = here.closest("li");
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (held) drop();
      else take(row, true);
    } else if (held && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      step(row, event.key === "ArrowUp");
    } else if (held && event.key === "Escape") {
      event.preventDefault();
      putBack();
    }
  });
  // Who leaves the grip puts the row back.
  document.addEventListener("focusout", (event) => held && held.keys && event.target === grip(held.row) && putBack());

  // --- pointer -------------------------------------------------------------------------------------------------------------
  document.addEventListener("pointerdown", (event) => {
    const here = event.target.closest("[data-grip]");
    if (!here || event.button !== 0 || held) return;
    event.preventDefault();
    here.focus();
    take(here.closest("li"), false);
  });
  document.addEventListener("pointermove", (event) => {
    if (!held || held.keys) return;
    const others = rows().filter((other) => other !== held.row && grip(other));
    const middle = (other) => other.getBoundingClientRect().top + other.getBoundingClientRect().height / 2;
    const isBelow = (other) => held.row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    for (const other of others.filter(isBelow)) if (event.clientY > middle(other)) pass(held.row, other);
    for (const other of others.reverse()) if (!isBelow(other) && event.clientY < middle(other)) pass(held.row, other);
  });
  document.addEventListener("pointerup", () => held && !held.keys && drop());
  document.addEventListener("pointercancel", () => held && !held.keys && putBack());

  // The page after dropping: its address names the grip, so that it has the focus again.
  const moved = location.hash.startsWith("#versleep-") && document.getElementById(location.hash.slice(1));
  if (moved) say(`${name(moved.closest("li"))} staat op ${place(moved.closest("li"))}.`);
})();
