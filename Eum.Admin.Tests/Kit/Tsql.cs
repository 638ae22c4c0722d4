using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// Reads T-SQL as SQL Server 2019 would, for none is at hand: the grammar, and what Eum does without so that servers
/// which only speak SQL Server's language take it too.
/// </summary>
internal static class Tsql
{
    /// <summary>What is wrong with a script, with the line; nothing where it may be sent.</summary>
    internal static IReadOnlyList<string> ProblemsOf(string sql)
    {
        using var reader = new StringReader(sql);
        var script = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        if (errors.Count > 0) return [.. errors.Select(error => $"{error.Line}: {error.Message}")];

        var rules = new Rules();
        script.Accept(rules);
        return rules.Broken;
    }

    private sealed class Rules : TSqlFragmentVisitor
    {
        public List<string> Broken { get; } = [];

        public override void Visit(MergeStatement node) => Break(node, "MERGE");

        public override void Visit(CreateOrAlterTriggerStatement node) => Break(node, "CREATE OR ALTER");

        public override void Visit(CreateOrAlterViewStatement node) => Break(node, "CREATE OR ALTER");

        public override void Visit(CreateOrAlterProcedureStatement node) => Break(node, "CREATE OR ALTER");

        public override void Visit(CreateOrAlterFunctionStatement node) => Break(node, "CREATE OR ALTER");

        public override void Visit(CreateTypeTableStatement node) => Break(node, "a table type");

        public override void Visit(SystemVersioningTableOption node) => Break(node, "a temporal table");

        public override void Visit(OpenRowsetTableReference node) => Break(node, "OPENROWSET");

        public override void Visit(SchemaObjectName node)
        {
            if (node.BaseIdentifier.Value.StartsWith('#')) Break(node, "a temporary table");
        }

        // What is in a string that is executed is T-SQL of its own.
        public override void Visit(ExecutableStringList node)
        {
            foreach (var inner in node.Strings.OfType<StringLiteral>().SelectMany(text => ProblemsOf(text.Value)))
                Break(node, inner);
        }

        private void Break(TSqlFragment node, string what) => Broken.Add($"{node.StartLine}: {what}");
    }
}
