/** The one place from which a script may be named: browsers that ask for trust get it here. */

interface Policy {
  createScriptURL(url: string): string;
}
interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}

/** The service worker, and what draws the body. */
const OWN = /^\/(?:sw|assets\/drawer-[\w-]+)\.js$/;

let policy: Policy | undefined;

/** The address of one of our own scripts, as the browser takes it; empty for any other. */
export function ownScript(address: string): string {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy("tongren-worker", {
    createScriptURL: (url) => (import.meta.env.DEV || OWN.test(url) ? url : ""),
  });
  return policy ? policy.createScriptURL(address) : address;
}
