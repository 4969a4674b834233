/** What the page needs to know of its project. Hosting serves it beside the app, so one build runs in every project. */

export interface ProjectConfig {
  projectId: string;
  apiKey: string;
  authDomain: string;
  /** Where the local parts are, as "host:port" or "http://host:port"; absent in the cloud. */
  emulators: { auth?: string; firestore?: string };
  /** Addresses of files to try it with, by kind of document; absent in the cloud. */
  samples?: Record<string, string>;
}

export class ConfigMissing extends Error {
  override name = 'ConfigMissing';
}

const ADDRESS = '/__/firebase/init.json';
let loading: Promise<ProjectConfig> | undefined;

/** Read once; a failure is forgotten, so that a reload of the data may succeed. Throws `ConfigMissing`. */
export function loadConfig(): Promise<ProjectConfig> {
  loading ??= fetchConfig().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

async function fetchConfig(): Promise<ProjectConfig> {
  const answer = await fetch(ADDRESS, { headers: { Accept: 'application/json' } }).catch(() => undefined);
  const given: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  if (!isConfig(given)) {
    throw new ConfigMissing(
      `Threadline was opened without its server: ${ADDRESS} does not name a project. Start it with “make up”, then reload this page.`,
    );
  }
  return { ...given, emulators: given.emulators ?? {} };
}

function isConfig(given: unknown): given is Omit<ProjectConfig, 'emulators'> & Partial<ProjectConfig> {
  const fields = given as Partial<ProjectConfig> | null;
  return typeof fields === 'object' && Boolean(fields?.projectId && fields.apiKey && fields.authDomain);
}

/** "http://127.0.0.1:8080" and "127.0.0.1:8080" as host and port. */
export function hostAndPort(address: string): { host: string; port: number } {
  const url = new URL(address.includes('://') ? address : `http://${address}`);
  return { host: url.hostname, port: Number(url.port) };
}
