/** One upload from the drop to the stored document; pausing, going on and giving up work at any moment. */

import { ApiError } from '@/shared/api/client';
import type { DocumentKind } from '@/shared/domain/collection';
import { announceUpload } from './api/announceUpload';
import { completeUpload } from './api/completeUpload';
import { deleteDocument } from './api/deleteDocument';
import { sendForm } from './api/sendForm';
import { HEAD_BYTES, refusalOf } from './fileCheck';
import { sendResumably } from './resumable';

/** An API request may have 32 MB; the form around the file needs some of it. */
export const FORM_LIMIT_BYTES = 31 * 1024 * 1024;

export type UploadState =
  | { phase: 'checking' | 'paused' | 'finishing' | 'done' | 'cancelled' }
  | { phase: 'sending' }
  | { phase: 'refused'; reason: string }
  | { phase: 'failed'; error: Error };

export class Upload {
  readonly id = crypto.randomUUID();
  state: UploadState = { phase: 'checking' };
  sent = 0;
  private stopper = new AbortController();
  private address: { documentId: string; url: string } | undefined;
  private confirmed = 0;

  constructor(
    readonly collectionId: string,
    readonly kind: DocumentKind,
    readonly file: File,
    private readonly onChange: () => void,
  ) {}

  /** Only what goes straight to the bucket can be paused: an API request is one piece. */
  get canPause(): boolean {
    return this.file.size > FORM_LIMIT_BYTES;
  }

  async start(): Promise<void> {
    let head: Uint8Array;
    try {
      head = new Uint8Array(await this.file.slice(0, HEAD_BYTES).arrayBuffer());
    } catch (reason) {
      // A dropped folder looks like a file until it is read; so does a file that was moved away.
      return this.set({ phase: 'refused', reason: `“${this.file.name}” cannot be read. ${(reason as Error).message}` });
    }
    const reason = refusalOf(this.kind, this.file.name, this.file.size, head);
    return reason ? this.set({ phase: 'refused', reason }) : this.resume();
  }

  async resume(): Promise<void> {
    this.stopper = new AbortController();
    this.set({ phase: 'sending' });
    try {
      if (this.canPause) await this.sendDirectly(this.stopper.signal);
      else await sendForm(this.collectionId, this.kind, this.file, this.onProgress, this.stopper.signal);
      this.set({ phase: 'done' });
    } catch (reason) {
      if (this.stopper.signal.aborted) return;
      this.set({ phase: 'failed', error: reason instanceof Error ? reason : new Error(String(reason)) });
    }
  }

  pause(): void {
    this.set({ phase: 'paused' });
    this.stopper.abort();
  }

  /** Give up; what has arrived is thrown away. */
  cancel(): void {
    this.set({ phase: 'cancelled' });
    this.stopper.abort();
    if (this.address) void deleteDocument(this.collectionId, this.address.documentId).catch(() => undefined);
  }

  private async sendDirectly(signal: AbortSignal): Promise<void> {
    this.address ??= await announceUpload(this.collectionId, this.kind, this.file, crypto.randomUUID());
    await sendResumably({
      url: this.address.url,
      file: this.file,
      from: this.confirmed,
      onConfirmed: (bytes) => {
        this.confirmed = bytes;
      },
      onProgress: this.onProgress,
      signal,
    });
    this.set({ phase: 'finishing' });
    try {
      await completeUpload(this.collectionId, this.address.documentId);
    } catch (reason) {
      // The server has thrown the file away: trying again begins from the start.
      if (reason instanceof ApiError && reason.code >= 400 && reason.code < 500) {
        this.address = undefined;
        this.confirmed = 0;
      }
      throw reason;
    }
  }

  private readonly onProgress = (sent: number): void => {
    this.sent = sent;
    this.onChange();
  };

  private set(state: UploadState): void {
    this.state = state;
    this.onChange();
  }
}
