// Forms: what is being typed is handed over when the typing rests, never inside a Hangul syllable; the browser asks
// before it throws away what the server has not got; after a refusal the first wrong field is gone to.
(() => {
  const rest = 1500; // Milliseconds without a key.
  const root = document.documentElement;
  const typed = new Map(); // Field → timer; in it as long as the server may not have its text.
  let composing = false;

  // A file that is chosen has been handed over; to say so again would send it twice.
  const formOf = field => field.type === 'file' ? null : field.closest?.('form[data-form]');
  const handOver = field => {
    if (composing || !field.isConnected) return;
    clearTimeout(typed.get(field));
    typed.set(field, 0);
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const later = field => {
    clearTimeout(typed.get(field));
    typed.set(field, setTimeout(() => handOver(field), rest));
  };

  document.addEventListener('compositionstart', () => { composing = true; });
  document.addEventListener('compositionend', event => {
    composing = false;
    if (formOf(event.target)) later(event.target);
  });
  document.addEventListener('input', event => { if (formOf(event.target)) later(event.target); });

  addEventListener('submit', event => {
    if (!event.target.matches?.('form[data-form]')) return;
    if (!composing) return;
    event.stopImmediatePropagation(); // Enter ended a syllable, and is no wish to send.
    event.preventDefault();
  }, true);

  const sync = () => {
    const forms = [...document.querySelectorAll('form[data-form]')];
    const saved = forms.map(form => form.dataset.saved).filter(Boolean).sort().at(-1);
    if (saved) root.dataset.savedAt = saved; else delete root.dataset.savedAt;
    for (const field of typed.keys()) {
      const form = formOf(field);
      if (!field.isConnected || (typed.get(field) === 0 && form && !('dirty' in form.dataset))) typed.delete(field);
    }
  };
  const goToWrong = form => {
    (form.querySelector('[aria-invalid=true]') ?? form.nextElementSibling?.querySelector('[data-wrong]'))?.focus();
  };
  let answers = new WeakMap();
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.attributeName !== 'data-answer') continue;
      const form = change.target;
      if (answers.get(form) !== form.dataset.answer) setTimeout(() => goToWrong(form), 0);
      answers.set(form, form.dataset.answer);
    }
    sync();
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, attributeFilter: ['data-saved', 'data-dirty', 'data-answer'],
  });

  // What was handed over while nobody listened is handed over again.
  const dialog = document.getElementById('components-reconnect-modal');
  if (dialog) {
    new MutationObserver(() => {
      if (!dialog.classList.contains('components-reconnect-hide')) return;
      for (const field of typed.keys()) later(field);
    }).observe(dialog, { attributes: true, attributeFilter: ['class'] });
  }

  addEventListener('beforeunload', event => {
    const isHeld = [...typed.keys()].some(field => field.isConnected)
      || document.querySelector('form[data-form][data-dirty]');
    if (!isHeld) return;
    for (const field of typed.keys()) handOver(field);
    event.preventDefault();
  });
})();
