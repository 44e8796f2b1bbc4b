/** Every address and the page behind it; each page is fetched when somebody goes there. */
import type { ComponentType } from 'react'
import { createBrowserRouter } from 'react-router'
import { Broken } from '../shared/Broken'
import { PageSpinner } from '../shared/PageSpinner'

const page = (bring: () => Promise<{ default: ComponentType }>) => async () => ({ Component: (await bring()).default })

export const router = createBrowserRouter([
  {
    ErrorBoundary: Broken,
    HydrateFallback: PageSpinner,
    children: [
      { path: 'login', lazy: page(() => import('../pages/login/LoginPage')) },
      { path: 'f/:form', lazy: page(() => import('../pages/public/PublicFormPage')) },
      { path: 't/:token', lazy: page(() => import('../pages/progress/ProgressPage')) },
      {
        lazy: page(() => import('../frame/Frame')),
        children: [
          {
            ErrorBoundary: Broken,
            children: [
              { index: true, lazy: page(() => import('../pages/workbench/WorkbenchPage')) },
              { path: 'forms/:form', lazy: page(() => import('../pages/list/ListPage')) },
              { path: 'forms/:form/new', lazy: page(() => import('../pages/create/CreatePage')) },
              { path: 'records/:id', lazy: page(() => import('../pages/ticket/TicketPage')) },
              { path: 'incidents', lazy: page(() => import('../pages/incidents/IncidentsPage')) },
              { path: 'dashboards', lazy: page(() => import('../pages/dashboards/DashboardsPage')) },
              { path: 'dashboards/:key', lazy: page(() => import('../pages/dashboards/DashboardPage')) },
              { path: 'people', lazy: page(() => import('../pages/people/PeoplePage')) },
              { path: 'designer', lazy: page(() => import('../pages/designer/BundlesPage')) },
              { path: 'designer/templates', lazy: page(() => import('../pages/gallery/GalleryPage')) },
              { path: 'designer/:bundle', lazy: page(() => import('../pages/designer/BundlePage')) },
              { path: 'designer/:bundle/publish', lazy: page(() => import('../pages/designer/publish/PublishPage')) },
              { path: 'designer/:bundle/flow/:key/migrate', lazy: page(() => import('../pages/designer/migrate/MigratePage')) },
              { path: 'designer/:bundle/form/:key', lazy: page(() => import('../pages/designer/form/FormDesignerPage')) },
              { path: 'designer/:bundle/report/:key', lazy: page(() => import('../pages/designer/report/ReportDesignerPage')) },
              { path: 'designer/:bundle/dashboard/:key', lazy: page(() => import('../pages/designer/dashboard/DashboardDesignerPage')) },
              { path: 'designer/:bundle/rule/:key', lazy: page(() => import('../pages/designer/rule/RuleDesignerPage')) },
              { path: 'designer/:bundle/flow/:key', lazy: page(() => import('../pages/designer/flow/FlowDesignerPage')) },
              { path: 'designer/:bundle/role/:key', lazy: page(() => import('../pages/designer/role/RoleDesignerPage')) },
              { path: 'designer/:bundle/group/:key', lazy: page(() => import('../pages/designer/group/GroupDesignerPage')) },
              { path: 'designer/:bundle/notice/:key', lazy: page(() => import('../pages/designer/notice/NoticeDesignerPage')) },
              { path: 'designer/:bundle/calendar/:key', lazy: page(() => import('../pages/designer/policy/CalendarPage')) },
              { path: 'designer/:bundle/sla/:key', lazy: page(() => import('../pages/designer/policy/SlaPage')) },
              { path: 'designer/:bundle/routing/:key', lazy: page(() => import('../pages/designer/policy/RoutingPage')) },
              { path: 'designer/:bundle/priority/:key', lazy: page(() => import('../pages/designer/policy/PriorityPage')) },
              { path: 'designer/:bundle/escalation/:key', lazy: page(() => import('../pages/designer/policy/EscalationPage')) },
              { path: 'designer/:bundle/connector/:key', lazy: page(() => import('../pages/designer/policy/ConnectorPage')) },
              { path: '*', lazy: page(() => import('../pages/NotFoundPage')) },
            ],
          },
        ],
      },
    ],
  },
])
