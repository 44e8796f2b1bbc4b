/** The frame around every page of somebody signed in: navigation, top bar, live changes. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { useChanges } from '../api/changes'
import { sessionQuery, type Session } from '../api/session'
import { changeLanguage, hasChosenLanguage } from '../i18n'
import { Trouble } from '../shared/Broken'
import { OfflineBar } from '../shared/OfflineBar'
import { PageSpinner } from '../shared/PageSpinner'
import { FirstScreen } from '../pages/gallery/FirstScreen'
import { SideNav } from './SideNav'
import { TopBar } from './TopBar'
import { SkipLink } from './SkipLink'
import './frame.css'

const LIVE = 1_000 // people should see their numbers move within two seconds

export default function Frame() {
  const session = useQuery(sessionQuery)
  const here = useLocation()
  if (session.isPending) return <PageSpinner />
  if (session.data === undefined) return <Trouble error={session.error} retry={() => void session.refetch()} />
  if (session.data === null) {
    const next = here.pathname + here.search
    return <Navigate to={next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`} replace />
  }
  return <SignedIn session={session.data} />
}

function SignedIn({ session }: { session: Session }) {
  // The drawer belongs to the page it was opened on: going elsewhere closes it.
  const [menuOn, setMenuOn] = useState<string | null>(null)
  const here = useLocation()
  useChanges(LIVE)
  useFocusOnNewPage(here.pathname)
  useEffect(() => {
    if (!hasChosenLanguage()) void changeLanguage(session.user.language.startsWith('en') ? 'en' : 'zh-CN')
  }, [session.user.language])
  const empty = session.workspace.empty && session.pages.includes('designer') && here.pathname === '/'
  return (
    <div className="frame">
      <SkipLink />
      <SideNav session={session} open={menuOn === here.pathname} onClose={() => setMenuOn(null)} />
      <div className="frame-main">
        <TopBar session={session} onMenu={() => setMenuOn(here.pathname)} />
        <OfflineBar />
        <main id="main" tabIndex={-1}>
          {empty ? <FirstScreen /> : <Outlet />}
        </main>
      </div>
    </div>
  )
}

/** What had the keyboard went with the old page: the new one has it, not the top of everything. */
function useFocusOnNewPage(path: string) {
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}
