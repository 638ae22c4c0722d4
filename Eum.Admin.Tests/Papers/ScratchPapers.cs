using Eum.Infrastructure.Reports.Papers;

namespace Eum.Admin.Tests.Papers;

public sealed class ScratchPapers
{
    [Fact]
    public async Task Dump()
    {
        Directory.CreateDirectory("/tmp/p-out");
        await using var x = File.Create("/tmp/p-out/a.xlsx");
        await PaperBook.WriteAsync(SamplePaper.WithExtract(100), x, default);
        await using var p = File.Create("/tmp/p-out/a.pdf");
        var w = System.Diagnostics.Stopwatch.StartNew();
        PaperPdf.Write(SamplePaper.Of(300), p);
        var one = w.Elapsed; w.Restart();
        PaperPdf.Write(SamplePaper.Of(300), Stream.Null);
        var two = w.Elapsed; w.Restart();
        await PaperBook.WriteAsync(SamplePaper.WithExtract(1_000_000), Stream.Null, default);
        await File.WriteAllTextAsync("/tmp/p-out/t.txt", $"{one} {two} {w.Elapsed}");
        Assert.True(true);
    }
}
