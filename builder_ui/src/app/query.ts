/** The cache of what the server said: retries what may come back, signs out when the session is over. */
import { QueryClient } from '@tanstack/react-query'
import { configureHttp } from '../api/http'
import { isTransient } from '../api/problem'

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (times, error) => isTransient(error) && times < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

configureHttp({
  signedOut: () => {
    if (client.getQueryData(['session'])) client.setQueryData(['session'], null)
  },
})
