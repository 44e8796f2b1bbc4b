/** Gongdan's own look: paper, ink and a deep teal; contrast of every pair is at least 4.5. */
import type { ThemeConfig } from 'antd'

export const FONT =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, -apple-system, 'Segoe UI', sans-serif"

export const COLOUR = {
  paper: '#f4f5f2',
  surface: '#ffffff',
  line: '#e2e5df',
  ink: '#1c2826',
  soft: '#55625f',
  teal: '#0b6b66',
  tealSoft: '#e3f0ee',
  amber: '#8a5300',
  amberSoft: '#fdf1dc',
  red: '#b3261e',
  redSoft: '#fdeceb',
  green: '#226b3a',
  greenSoft: '#e5f3e9',
  blue: '#1e5a96',
  blueSoft: '#e6eff8',
  violet: '#6a3f9c',
  violetSoft: '#f0eaf8',
} as const

const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false

export const theme: ThemeConfig = {
  token: {
    colorPrimary: COLOUR.teal,
    colorLink: COLOUR.teal,
    colorInfo: COLOUR.blue,
    colorSuccess: COLOUR.green,
    colorWarning: COLOUR.amber,
    colorError: COLOUR.red,
    colorSuccessBg: COLOUR.greenSoft,
    colorSuccessBorder: '#bfdfc9',
    colorWarningBg: COLOUR.amberSoft,
    colorWarningBorder: '#eed7ab',
    colorErrorBg: COLOUR.redSoft,
    colorErrorBorder: '#f2c5c1',
    colorInfoBg: COLOUR.blueSoft,
    colorInfoBorder: '#c4d8ec',
    colorTextBase: COLOUR.ink,
    colorTextSecondary: COLOUR.soft,
    colorTextTertiary: COLOUR.soft,
    colorTextDescription: COLOUR.soft,
    colorTextPlaceholder: '#68736f',
    colorBgLayout: COLOUR.paper,
    colorBorderSecondary: COLOUR.line,
    borderRadius: 8,
    borderRadiusLG: 12,
    fontFamily: 'var(--font)',
    wireframe: false,
    motion: !still, // antd's pop-ups wait for their own motion to end: only antd may take it away
  },
  components: {
    Table: { headerBg: '#f8f9f7', headerColor: COLOUR.soft, rowHoverBg: '#f4f8f7' },
    Tabs: { horizontalMargin: '0 0 12px 0' },
  },
}
