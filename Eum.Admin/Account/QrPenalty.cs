namespace Eum.Admin.Account;

/// <summary>
/// How hard a pattern is to read; of the eight masks the one with the least is taken (ISO/IEC 18004, 7.8.3).
/// </summary>
internal static class QrPenalty
{
    private const int LikeAFinder = 0b10111010000;
    private const int LikeAFinderMirrored = 0b00001011101;

    public static int Of(bool[,] dark, int size)
    {
        var penalty = 0;
        for (var line = 0; line < size; line++)
        {
            var (row, column) = (line, line);
            penalty += OfLine(size, at => dark[at, row]) + OfLine(size, at => dark[column, at]);
        }

        var darks = 0;
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                if (dark[x, y]) darks++;
                if (x > 0 && y > 0 && dark[x, y] == dark[x - 1, y] && dark[x, y] == dark[x, y - 1]
                    && dark[x, y] == dark[x - 1, y - 1])
                    penalty += 3;
            }

        return penalty + Math.Abs(darks * 20 - size * size * 10) / (size * size) * 10;
    }

    private static int OfLine(int size, Func<int, bool> dark)
    {
        var (penalty, run, window) = (0, 0, 0);
        for (var at = 0; at < size; at++)
        {
            run = at > 0 && dark(at) == dark(at - 1) ? run + 1 : 1;
            if (run == 5) penalty += 3;
            else if (run > 5) penalty++;
            window = ((window << 1) | (dark(at) ? 1 : 0)) & 0x7ff;
            if (at >= 10 && window is LikeAFinder or LikeAFinderMirrored) penalty += 40;
        }

        return penalty;
    }
}
