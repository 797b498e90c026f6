using System.Text;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Serving;

namespace GraphBff.Binding.Explaining;

/// <summary>
/// The plan for people: each method with its field and the reasons, the edges, names that were taken, and what is not bound.
/// </summary>
internal static class TextExplanation
{
    private const int MaxShown = 3;

    public static string Of(GraphPlan plan)
    {
        var text = new StringBuilder();
        foreach (var service in plan.Services)
        {
            Section(text, service.Service.Name, service.Methods.Where(method => method.Use != MethodUse.None).Select(Row));
        }

        Section(text, "Edges", plan.Edges.Select(Row));
        Section(text, "Names", plan.Collisions.Select(name
            => new[] { name.Wanted, name.Given, $"{name.Scope}: {name.Holder} has that name, so {name.Other} has this one" }));
        Section(
            text,
            "Not bound",
            from service in plan.Services
            from method in service.Methods
            where method.Use == MethodUse.None
            select new[]
            {
                $"{service.Service.Name}.{method.Method.Name}",
                string.Join("; ", method.Reasons.Select(reason => reason.Text)),
                string.Join("  or  ", method.Remedies),
            });
        return text.ToString();
    }

    private static string[] Row(MethodPlan method) => [
        method.Method.Name,
        method.Field is { } field ? Signature(field, method) : method.Use == MethodUse.Hidden ? "hidden" : "-",
        string.Join("; ", Served(method).Concat(method.Reasons.Select(reason => reason.Text)).Where(reason => reason.Length > 0)),
    ];

    private static IEnumerable<string> Served(MethodPlan method)
        => Unserved.Of(method) is { } why ? [$"planned, not served yet: {why}"] : [];

    private static string[] Row(EdgePlan edge) => [
        $"{edge.Type.Name}.{edge.Field.Name}",
        $"{edge.Type.Name}.{edge.Name}: {(edge.IsList ? $"[{edge.Target.Name}]" : edge.Target.Name)}",
        edge.Why.Text,
    ];

    // One argument has its type. Of several, only the names fit a line.
    private static string Signature(FieldPlan field, MethodPlan method)
    {
        var arguments = method.Use == MethodUse.Mutation || field.Arguments.Count > 1
            ? string.Join(", ", field.Arguments.Take(MaxShown).Select(argument => $"{argument.Name}:"))
                + (field.Arguments.Count > MaxShown ? ", …" : "")
            : string.Concat(field.Arguments.Select(argument => $"{argument.Name}: {argument.Type}"));
        var nothing = method.Reasons.Any(reason => reason.Convention == Convention.NoAnswer);
        return $"{field.Name}{(arguments.Length > 0 ? $"({arguments})" : "")}{(nothing ? "" : $": {field.Type}")}";
    }

    // Columns are as wide as their widest cell, up to a width that fits a terminal.
    private static void Section(StringBuilder text, string title, IEnumerable<string[]> rows)
    {
        const int MaxWidth = 60;

        var all = rows.ToList();
        text.Append(title).Append('\n');
        var widths = Enumerable.Range(0, 2)
            .Select(column => all.Select(row => row[column].Length).Where(length => length <= MaxWidth).DefaultIfEmpty(0).Max())
            .ToArray();
        foreach (var row in all)
        {
            var line = $"  {row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2]}";
            text.Append(line.TrimEnd()).Append('\n');
        }

        if (all.Count == 0)
        {
            text.Append("  (none)\n");
        }
    }
}
