// How long the session still lasts. Only what a person presses counts; a page that refreshes itself does not.
(() => {
  const shown = document.querySelector('[data-session]');
  if (!shown) return;
  const quiet = 15; // Seconds between two reports; a session that lasts shorter is reported oftener.
  let [idle, ends, reported, length] = [0, 0, -Infinity, 0];
  const now = () => performance.now() / 1000;
  const token = () => document.querySelector('[name=__RequestVerificationToken]')?.value ?? '';

  const ask = async (path, method) => {
    let answer;
    try {
      answer = await fetch(path, { method, headers: { RequestVerificationToken: token() }, redirect: 'manual' });
    } catch {
      return; // The server is away: it decides when it is back.
    }
    if (answer.status === 401) {
      location.reload(); // Leads to the sign-in page, which says why.
      return;
    }
    if (!answer.ok) return;
    const left = await answer.json();
    [idle, ends, length] = [now() + left.idle, now() + left.ends, Math.max(length, left.idle)];
  };

  const seen = event => {
    if (!event.isTrusted || now() - reported < Math.min(quiet, length / 4)) return;
    reported = now();
    ask('/session/seen', 'POST');
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel']) addEventListener(kind, seen, { passive: true });

  const tick = () => {
    const left = Math.max(0, Math.min(idle, ends) - now());
    const text = `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(Math.floor(left % 60)).padStart(2, '0')}`;
    const place = document.querySelector('[data-session]'); // A circuit may have drawn it anew.
    if (place && place.textContent !== text) place.textContent = text;
    place?.classList.toggle('soon', left < 60);
    if (left > 0) return;
    [idle, ends] = [now() + 2, now() + 2]; // Another tab may have been used: the server knows.
    ask('/session', 'GET');
  };
  ask('/session', 'GET').then(() => setInterval(tick, 1000));

  // A connection that broke may have been cut because the session ended.
  const dialog = document.getElementById('components-reconnect-modal');
  if (dialog) {
    new MutationObserver(() => {
      if (dialog.classList.contains('components-reconnect-show')) ask('/session', 'GET');
    }).observe(dialog, { attributes: true, attributeFilter: ['class'] });
  }
})();
