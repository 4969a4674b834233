import { ApiError } from '@/shared/api/client';
import { strings } from '@/shared/strings';

/** A sample file of the server's, named as its address ends. Throws `ApiError`. */
export async function fetchSample(address: string): Promise<File> {
  const answer = await fetch(address).catch(() => undefined);
  if (!answer) throw new ApiError(0, 'NETWORK', strings.errors.network, null);
  if (!answer.ok) throw new ApiError(answer.status, 'UNKNOWN', strings.errors.server(answer.status), null);
  return new File([await answer.blob()], address.split('/').pop() ?? address);
}
