// What the page does without the server: theme, menu, and telling that the connection broke.
(() => {
  const root = document.documentElement;
  const remember = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`; };
  const isDark = () => root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;

  const actions = {
    theme() {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      remember('eum-theme', root.dataset.theme);
    },
    menu() {
      const closed = root.dataset.menu !== 'closed';
      if (closed) root.dataset.menu = 'closed'; else delete root.dataset.menu;
      remember('eum-menu', closed ? 'closed' : 'open');
    },
    async reconnect() {
      try {
        if (!await Blazor.reconnect()) location.reload();
      } catch { /* The server is still away: the dialog stays. */ }
    },
  };
  document.addEventListener('click', event => {
    const action = event.target.closest?.('[data-action]')?.dataset.action;
    if (action) actions[action]?.();
  });

  const dialog = document.getElementById('components-reconnect-modal');
  // A form says on the root element when the server last kept what was typed.
  const tellWhenSaved = () => {
    const at = root.dataset.savedAt;
    const line = dialog.querySelector('[data-saved]');
    line.hidden = !at;
    if (at) line.querySelector('time').textContent = at;
  };
  const states = ['show', 'failed', 'rejected', 'hide'];
  new MutationObserver(() => {
    const state = states.find(name => dialog.classList.contains(`components-reconnect-${name}`)) ?? '';
    if (dialog.dataset.state === state) return;
    dialog.dataset.state = state;
    tellWhenSaved();
    if (state === 'rejected') location.reload(); // The server restarted: this page's circuit is gone.
    else if (state === 'show' || state === 'failed') { if (!dialog.open) dialog.showModal(); }
    else if (dialog.open) dialog.close();
  }).observe(dialog, { attributes: true, attributeFilter: ['class'] });
})();
