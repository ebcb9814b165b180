// Takes a price of the kostenkaart over into the form of a cost line; without JavaScript the page comes back filled.
(() => {
  "use strict";

  const set = (field, value) => {
    if (field.type === "checkbox") field.checked = value !== "";
    else field.value = value;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  };

  document.addEventListener("submit", (event) => {
    const picker = event.target.closest("[data-price-picker]");
    const form = picker && document.getElementById(picker.dataset.pricePicker);
    const option = picker && picker.elements.prijs.selectedOptions[0];
    if (!form || !form.elements) return;
    event.preventDefault();
    if (!option.value) {
      picker.elements.prijs.focus();
      return;
    }
    for (const [name, value] of Object.entries(option.dataset)) {
      const field = form.elements[name];
      if (field instanceof Element) set(field, value);
    }
    const next = form.elements.quantity || form.elements.amount;
    if (next) {
      const folded = next.closest("details");
      if (folded) folded.open = true;
      next.focus();
    }
    window.maatwerk.live(`Overgenomen: ${option.textContent.trim()}. Vul het aantal in.`);
  });
})();
