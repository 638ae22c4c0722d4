// The shell's dialogs and shortcuts. A key counts only while no Hangul letter is being composed.
(() => {
  const find = id => document.getElementById(id);
  const typing = element => element?.closest?.('input, select, textarea, [contenteditable]') != null;

  const open = id => {
    const dialog = find(id);
    if (!dialog || dialog.open || document.querySelector('dialog[open]')) return;
    dialog.showModal();
    dialog.querySelector('input')?.select();
  };
  document.addEventListener('click', event => {
    const action = event.target.closest?.('[data-action]')?.dataset.action;
    if (action === 'palette' || action === 'shortcuts') {
      event.target.closest('[popover]')?.hidePopover();
      open(action);
    }
    // A click beside the sheet, on its backdrop, closes it; so does a link in it.
    if (event.target.matches?.('dialog.palette, dialog.sheet') || event.target.closest?.('dialog.palette a'))
      event.target.closest('dialog').close();
    if (event.target.closest?.('[popover] a')) event.target.closest('[popover]').hidePopover();
  });

  const go = selector => document.querySelector(selector)?.click();
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) return;
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
      event.preventDefault();
      open('palette');
    } else if (event.key === '?' && !typing(event.target)) {
      event.preventDefault();
      open('shortcuts');
    } else if (event.altKey && !event.ctrlKey && ['KeyM', 'KeyA', 'KeyT'].includes(event.code)) {
      event.preventDefault();
      if (event.code === 'KeyM') go('[data-action=menu]');
      if (event.code === 'KeyA') go('a.waiting');
      if (event.code === 'KeyT') go('[data-action=theme]');
    }
  });

  // What is typed into the box is reported a moment after the last whole letter.
  let later = 0;
  const reported = new WeakMap(); // Not in the document: it may be somebody's name.
  const report = input => {
    clearTimeout(later);
    later = setTimeout(() => {
      if (input.value !== (reported.get(input) ?? '')) {
        reported.set(input, input.value);
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }, 200);
  };
  const isBox = target => target?.id === 'palette-words';
  document.addEventListener('input', event => { if (isBox(event.target) && !event.isComposing) report(event.target); });
  document.addEventListener('compositionend', event => { if (isBox(event.target)) report(event.target); });

  // FNV-1a: the page says what its hits are for without repeating a word that may be somebody's name.
  const sumOf = words => {
    let sum = 2166136261;
    for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 16777619) >>> 0;
    return words && sum.toString(16);
  };

  // Arrow keys walk from the box through what was found; Enter in the box takes the first.
  document.addEventListener('keydown', event => {
    const palette = event.target.closest?.('dialog.palette');
    if (!palette || event.isComposing || event.keyCode === 229) return;
    const links = [...palette.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      (next < 0 ? find('palette-words') : links[Math.min(next, links.length - 1)])?.focus();
    } else if (event.key === 'Enter' && isBox(event.target)) {
      event.preventDefault();
      const box = event.target;
      if (find('palette-found').dataset.for === sumOf(box.value.trim())) links[0]?.click(); // Not of an earlier word.
    }
  });
})();
