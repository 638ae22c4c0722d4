// Signing in with a passkey, and adding one: asks the server for a challenge, the device for its answer.
(() => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return; // The form stays hidden.
  const places = {
    'sign-in': ['/sign-in/passkey', options => navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    })],
    add: ['/account/passkeys', options => navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    })],
  };
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const [place, ask] = places[form.dataset.passkey];
    const token = form.querySelector('[name=__RequestVerificationToken]').value;
    const failed = form.querySelector('[data-passkey-failed]');
    const post = async (path, body) => {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', RequestVerificationToken: token },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    };
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const { ticket, options } = await post(`${place}/options`, {});
        const credential = (await ask(options)).toJSON();
        const { to } = await post(place, {
          ticket, credential, returnUrl: form.dataset.return, name: form.elements.name?.value,
        });
        location.assign(to);
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
