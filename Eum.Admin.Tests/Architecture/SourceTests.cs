using Eum.Admin.Tests.Kit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Eum.Admin.Tests.Architecture;

/// <summary>What a reader can hold: small files, short methods; a domain without fraction or clock.</summary>
public sealed class SourceTests
{
    private static readonly string[] Code =
        [.. Repository.FilesEnding(".cs").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))];

    [Fact]
    public void No_file_is_longer_than_400_lines() => Assert.Empty(LongerThan(400, Code));

    [Fact]
    public void No_page_is_longer_than_150_lines() => Assert.Empty(LongerThan(150, Repository.FilesEnding(".razor")));

    [Fact]
    public void No_method_is_longer_than_60_lines() =>
        Assert.Empty(Code.SelectMany(file => LongMethods(file, Tree(Repository.Read(file)))));

    [Fact]
    public void No_line_is_wider_than_120_columns() =>
        Assert.Empty(from file in Code
                     from line in Repository.Read(file).Split('\n').Index()
                     where line.Item.Length > 120 && !IsSentence(line.Item)
                     select $"{file}:{line.Index + 1}");

    [Fact]
    public void The_domain_knows_no_fraction_no_clock_and_no_chance() =>
        Assert.Empty(Code.Where(IsDomain).SelectMany(file => Impurities(file, Tree(Repository.Read(file)))));

    [Fact]
    public void These_guards_see_what_they_forbid()
    {
        var method = $"class C {{ void M() {{{new string('\n', 61)}}} }}";
        var impure = "class C { decimal A = 1.5m; double B = 1.5; float C; Random D; async Task E() { } }";

        Assert.Equal(["f:1 M"], LongMethods("f", Tree(method)));
        Assert.Equal(5, Impurities("f", Tree(impure)).Count());
        Assert.Contains(Code, IsDomain);
    }

    // What a person reads is not cut in the middle to fit an editor.
    private static bool IsSentence(string line) => line.AsSpan().Trim().TrimStart("+:? $").StartsWith("\"");

    private static bool IsDomain(string file) => file.StartsWith("Eum.Domain/", StringComparison.Ordinal);

    private static IEnumerable<string> LongerThan(int lines, IEnumerable<string> files) =>
        from file in files
        let length = Repository.Read(file).AsSpan().Count('\n')
        where length > lines
        select $"{file}: {length} lines";

    private static IEnumerable<string> LongMethods(string file, SyntaxNode tree) =>
        from node in tree.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
        let span = node.GetLocation().GetLineSpan()
        where span.EndLinePosition.Line - span.StartLinePosition.Line >= 60
        select $"{file}:{span.StartLinePosition.Line + 1} {NameOf(node)}";

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => node.Kind().ToString(),
    };

    private static IEnumerable<string> Impurities(string file, SyntaxNode tree) =>
        from token in tree.DescendantTokens()
        where token.IsKind(SyntaxKind.DoubleKeyword) || token.IsKind(SyntaxKind.FloatKeyword)
              || token.IsKind(SyntaxKind.AsyncKeyword) || token.Value is double or float
              || token.Text is "TimeProvider" or "Random" or "Double" or "Stopwatch"
        select $"{file}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {token.Text}";

    private static SyntaxNode Tree(string code) => CSharpSyntaxTree.ParseText(code).GetRoot();
}
