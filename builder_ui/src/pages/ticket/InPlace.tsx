/** Tells the fields of this ticket where they are: signed in, with the titles of what they point at. */
import { useMemo, type ReactNode } from 'react'
import type { Ticket } from '../../api/record'
import { PlaceContext, type Place } from '../../form/place'

export function InPlace({ ticket, children }: { ticket: Ticket; children: ReactNode }) {
  const place = useMemo((): Place => ({ kind: 'desk', upload: { path: '/files' }, refs: ticket.refs }), [ticket.refs])
  return <PlaceContext value={place}>{children}</PlaceContext>
}
