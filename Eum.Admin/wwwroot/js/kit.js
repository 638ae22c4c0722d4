// What lists need beyond links: searching that leaves Hangul whole, and menus that close when one looks elsewhere.
(() => {
  const quiet = 300; // Milliseconds after the last letter.
  const waiting = new WeakMap();
  const isSearch = element => element instanceof HTMLInputElement && element.dataset.search !== undefined;

  const tell = input => {
    clearTimeout(waiting.get(input));
    waiting.delete(input);
    if (input.dataset.told === input.value) return;
    input.dataset.told = input.value;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const later = input => {
    clearTimeout(waiting.get(input));
    waiting.set(input, setTimeout(() => tell(input), quiet));
  };

  addEventListener('focusin', ({ target }) => {
    if (isSearch(target)) target.dataset.told = target.value;
  });
  addEventListener('input', event => {
    if (isSearch(event.target) && !event.isComposing) later(event.target);
  });
  addEventListener('compositionstart', ({ target }) => {
    if (isSearch(target)) clearTimeout(waiting.get(target)); // A syllable is being made: what stands there is no word.
  });
  addEventListener('compositionend', ({ target }) => {
    if (isSearch(target)) later(target);
  });
  addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    if (event.isComposing || event.keyCode === 229) {
      if (event.target.form) event.preventDefault(); // It ends the syllable, not the form.
    } else if (isSearch(event.target)) tell(event.target);
  });

  const open = () => document.querySelectorAll('details.pop[open]');
  addEventListener('pointerdown', ({ target }) => {
    for (const menu of open()) if (!menu.contains(target)) menu.open = false;
  });
  addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.isComposing) return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
})();
