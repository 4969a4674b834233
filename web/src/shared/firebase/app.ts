import { type FirebaseApp, initializeApp } from 'firebase/app';
import { loadConfig, type ProjectConfig } from './config';

let opened: { app: FirebaseApp; config: ProjectConfig } | undefined;

/** The one Firebase app of the page. */
export async function openApp(): Promise<{ app: FirebaseApp; config: ProjectConfig }> {
  const config = await loadConfig();
  opened ??= { app: initializeApp(config), config };
  return opened;
}
