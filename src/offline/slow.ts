/** Connections over which nothing is fetched ahead. Pure. */

/** Connection as a browser tells of it (Network Information API); none does that of all readers. */
export interface Connection {
  readonly saveData?: boolean;
  readonly type?: string;
  /** Kind of cellular network that is as fast as this connection. */
  readonly effectiveType?: string;
}

/** True where a reader pays by the byte, wants few of them, or waits for each. */
export const isSlowOrMetered = ({ saveData, type, effectiveType = '4g' }: Connection = {}): boolean =>
  saveData === true || type === 'cellular' || effectiveType !== '4g';
