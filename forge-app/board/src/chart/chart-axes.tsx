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
            {format.exact(tick)}
          </text>
        </g>
      ))}
      {scales.yTicks.map((tick) => (
        <g key={tick} transform={`translate(0 ${String(scales.y(tick))})`}>
          <line x1={frame.left} x2={frame.width - frame.right} />
          <text x={frame.left - 8} dy="0.32em" textAnchor="end">
            {format.moneyTick(tick, currency)}
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

/** Where value equals cost: a straight line from zero to the edge it meets first. */
export const BreakEven = ({ scales, dayRate }: Omit<AxesProps, 'frame'> & { dayRate: number }) => {
  const days = Math.min(scales.mostDays, scales.mostMoney / dayRate);
  const end = { x: scales.x(days), y: scales.y(days * dayRate) };
  return (
    <g className={styles['even']}>
      <line x1={scales.x(0)} y1={scales.y(0)} x2={end.x} y2={end.y} />
      <text x={end.x} y={end.y} dx={-16} dy={16} textAnchor="end">
        earns what it costs
      </text>
    </g>
  );
};
