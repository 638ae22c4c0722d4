// Choosing from a list by name or by first sounds (ㅅㄱ → 서구), without asking the server for each letter.
(() => {
  const first = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
  const plain = text => text.normalize().toLowerCase().replace(/\s/g, '');
  const soundOf = letter => letter >= '가' && letter <= '힣' ? first[Math.floor((letter.charCodeAt(0) - 0xAC00) / 588)] : letter;
  const finds = (text, words) => {
    const [inside, wanted] = [[...plain(text)], [...plain(words)]];
    for (let start = 0; start + wanted.length <= inside.length; start++)
      if (wanted.every((letter, at) => inside[start + at] === letter || soundOf(inside[start + at]) === letter)) return true;
    return false;
  };

  const partsOf = box => ({
    box,
    list: box.parentElement.querySelector('[role=listbox]'),
    value: box.parentElement.querySelector('[data-pick-value]'),
    options: [...box.parentElement.querySelectorAll('[role=option]')],
  });
  const boxOf = target => target.closest?.('[data-pick]')?.querySelector('[role=combobox]');
  const isOpen = box => box.getAttribute('aria-expanded') === 'true';

  const activate = ({ box, options }, option) => {
    for (const one of options) one.classList.toggle('active', one === option);
    if (option) box.setAttribute('aria-activedescendant', option.id); else box.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const open = (parts, words) => {
    for (const option of parts.options) option.hidden = !finds(option.textContent, words);
    parts.list.hidden = false;
    parts.box.setAttribute('aria-expanded', 'true');
    const seen = parts.options.filter(option => !option.hidden);
    activate(parts, words ? seen[0] : seen.find(option => option.getAttribute('aria-selected') === 'true') ?? seen[0]);
  };
  const close = parts => {
    parts.list.hidden = true;
    parts.box.setAttribute('aria-expanded', 'false');
    activate(parts, null);
  };
  const choose = (parts, option) => {
    const name = option.textContent.trim();
    [parts.box.value, parts.box.dataset.picked] = [name, name];
    for (const one of parts.options) one.setAttribute('aria-selected', one === option ? 'true' : 'false');
    close(parts);
    if (parts.value.value === option.dataset.value) return;
    parts.value.value = option.dataset.value;
    parts.value.dispatchEvent(new Event('change', { bubbles: true }));
  };

  document.addEventListener('pointerdown', event => {
    const box = boxOf(event.target);
    if (!box || box.disabled) return;
    const option = event.target.closest('[role=option]');
    if (option) {
      event.preventDefault(); // The box keeps the focus.
      choose(partsOf(box), option);
    } else if (event.target === box && !isOpen(box)) {
      open(partsOf(box), '');
    }
  });
  document.addEventListener('input', event => {
    if (event.target.matches?.('[data-pick] [role=combobox]')) open(partsOf(event.target), event.target.value);
  });
  document.addEventListener('keydown', event => {
    const box = event.target;
    if (event.isComposing || !box.matches?.('[data-pick] [role=combobox]')) return;
    const parts = partsOf(box);
    const seen = parts.options.filter(option => !option.hidden);
    const at = seen.findIndex(option => option.classList.contains('active'));
    const move = to => { event.preventDefault(); activate(parts, seen[Math.max(0, Math.min(seen.length - 1, to))]); };
    if (!isOpen(box)) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); open(parts, ''); }
    } else if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(seen.length - 1);
    else if (event.key === 'Enter') { event.preventDefault(); if (seen[at]) choose(parts, seen[at]); }
    else if (event.key === 'Escape') { event.stopPropagation(); box.value = box.dataset.picked; close(parts); }
  });
  document.addEventListener('focusout', event => {
    if (!event.target.matches?.('[data-pick] [role=combobox]')) return;
    const parts = partsOf(event.target);
    const typed = plain(parts.box.value);
    const option = parts.options.find(one => plain(one.textContent) === typed)
      ?? (typed && isOpen(parts.box) ? parts.options.find(one => one.classList.contains('active') && !one.hidden) : null);
    if (option) choose(parts, option);
    else { parts.box.value = parts.box.dataset.picked; close(parts); }
  });
})();
