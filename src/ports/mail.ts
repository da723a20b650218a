/** How a mail is made, and shown before it leaves. */
import type { Submission } from '../core/delivery/message.ts';
import type { Shot } from '../core/preview/shot.ts';

/** Writes the message that the first recipient of a submission gets (RFC 5322). */
export interface MessageComposer {
  compose(submission: Submission): Promise<Uint8Array<ArrayBuffer>>;
}

/** A browser of this machine, kept off the network. */
export interface Screenshots extends AsyncDisposable {
  /** A PNG of the whole mail, cut off at a height that no reader scrolls to. */
  take(shot: Shot): Promise<Uint8Array>;
}

/** Draws the PNG that mails show in place of a picture that not every client knows. */
export interface MailTwins {
  /** `path` is from the newsletter's root. Throws a `Failure`: `picture-unreadable`. */
  draw(path: string): Promise<Uint8Array>;
}

/** A folder for one preview; names are plain, without folders. */
export interface PreviewFolder {
  /**
   * Removes what an earlier preview left and announces what this one will write. Throws
   * `preview-folder-taken`, and touches nothing, when anything else is there.
   */
  begin(names: readonly string[]): Promise<void>;
  write(name: string, content: string | Uint8Array): Promise<void>;
}
