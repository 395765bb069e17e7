import { request } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { stateUrl } from "@/client/sync/first-state";
import { unpackState } from "@/contract/packed-state";
import type { DocumentName } from "@/contract/sync-protocol";

const decoders: Readonly<Record<string, (body: Buffer) => Promise<Buffer>>> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
};

/** What browsers offer over https, and what they offer over plain http: Brotli only where nobody can listen. */
export const ACCEPT_ENCODING = { https: "gzip, deflate, br", http: "gzip, deflate" } as const;

export interface FetchedState {
  /** Update v2. */
  update: Uint8Array;
  /** Bytes of the body as it travelled, compressed. */
  wireBytes: number;
}

/** Fetches the first state of a document as a browser would, and counts what came over the wire. Throws unless 200. */
export function fetchState(options: {
  url: string;
  boardId: string;
  document: DocumentName;
  token: string;
  acceptEncoding: string;
  signal?: AbortSignal;
}): Promise<FetchedState> {
  const url = `${options.url}${stateUrl(options.boardId, options.document)}`;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        headers: { authorization: `Bearer ${options.token}`, "accept-encoding": options.acceptEncoding },
        signal: options.signal,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          const body = Buffer.concat(chunks);
          if (response.statusCode !== 200) {
            reject(
              new Error(`the state was answered ${response.statusCode}: ${body.toString().slice(0, 200)}`),
            );
            return;
          }
          const decode =
            decoders[response.headers["content-encoding"] ?? ""] ??
            ((plain: Buffer) => Promise.resolve(plain));
          decode(body).then(
            (packed) => resolve({ update: unpackState(new Uint8Array(packed)), wireBytes: body.length }),
            reject,
          );
        });
      },
    );
    asked.once("error", reject);
    asked.end();
  });
}
