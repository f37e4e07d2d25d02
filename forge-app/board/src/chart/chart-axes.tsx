import { useFormat } from '../format/use-format.js';
import type { ChartScales, Frame } from './use-chart-scales.js';
import styles from './chart.module.css';

interface AxesProps {
  readonly scales: ChartScales;
  readonly frame: Frame;
}

export const ChartAxes = ({ scales, frame, currency }: AxesProps & { currency: string }) => {
  const format = useFormat();
  const floor = frame.height - frame.bottom;
  return (
    <g className={styles['axes']}>
      {scales.xTicks.map((tick) => (
        <g key={tick} transform={`translate(${String(scales.x(tick))} 0)`}>
          <line y1={frame.top} y2={floor} />
          <text y={floor + 16} textAnchor="middle">
            {format.number(tick)}
          </text>
        </g>
      ))}
      {scales.yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${String(scales.y(tick))})`}>
          <line x1={frame.left} x2={frame.width - frame.right} />
          <text x={frame.left - 8} dy="0.32em" textAnchor="end">
            {format.money(tick, currency)}
          </text>
        </g>
      ))}
      <text
        x={frame.width - frame.right}
        y={frame.height - 6}
        textAnchor="end"
        className={styles['axisName']}
      >
        Effort in person-days →
      </text>
      <text x={frame.left} y={frame.top - 4} className={styles['axisName']}>
        ↑ Value
      </text>
    </g>
  );
};

const steps = 24;

/** Where value equals cost: a straight idea, bent by the axes. */
export const BreakEven = ({ scales, frame, dayRate }: AxesProps & { dayRate: number }) => {
  const first = scales.xTicks[0] ?? 1;
  const last = scales.xTicks.at(-1) ?? 1;
  const low = first / 4;
  const ratio = (last * 4) / low;
  const line = Array.from({ length: steps + 1 }, (_, step) => {
    const days = low * ratio ** (step / steps);
    return { x: scales.x(days), y: scales.y(days * dayRate) };
  });
  const inside = line.filter(({ x, y }) => x > frame.left && x < frame.width - frame.right && y > frame.top);
  const end = inside.at(-1);
  return (
    <g className={styles['even']}>
      <polyline points={inside.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {end ? (
        <text x={end.x} y={end.y - 8} textAnchor="end">
          earns what it costs
        </text>
      ) : null}
    </g>
  );
};
