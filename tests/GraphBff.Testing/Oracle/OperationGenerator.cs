using GraphBff.Engine;
using GraphQL;
using GraphQL.Types;

namespace GraphBff.Testing.Oracle;

/// <summary>
/// Generates operations from a seed that are valid against a schema. It assumes that fields of the same name that can meet in one place
/// have the same type.
/// </summary>
public sealed class OperationGenerator
{
    private readonly ISchema _schema;
    private readonly Random _random;
    private readonly ValueGenerator _values;
    private readonly List<GeneratedVariable> _variables = [];
    private readonly List<GeneratedFragment> _fragments = [];
    private readonly Dictionary<string, List<(string Alias, string Arguments)>> _known = [];
    private readonly bool _incremental;
    private int _budget;
    private int _streams;

    private OperationGenerator(ISchema schema, int seed, IReadOnlyList<string> ids, bool incremental = false)
    {
        _incremental = incremental;
        _schema = schema;
        _random = new Random(seed);
        _values = new ValueGenerator(_random, ids);
    }

    /// <summary>The operation of a seed, always the same for the same schema. One in ten is a mutation.</summary>
    public static GeneratedOperation Generate(GraphEngine engine, int seed)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new OperationGenerator(engine.Schema, seed, []).Generate(mutations: true);
    }

    /// <summary>The query of a seed, with ids that the graph knows.</summary>
    public static GeneratedOperation GenerateQuery(GraphEngine engine, int seed, IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new OperationGenerator(engine.Schema, seed, ids).Generate(mutations: false);
    }

    /// <summary>The query of a seed, with @defer and @stream in some places.</summary>
    public static GeneratedOperation GenerateIncremental(GraphEngine engine, int seed)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new OperationGenerator(engine.Schema, seed, [], incremental: true).Generate(mutations: false);
    }

    private GeneratedOperation Generate(bool mutations)
    {
        var mutation = mutations && _schema.Mutation is not null && Chance(10);
        for (var i = _random.Next(4); i > 0; i--)
        {
            // A fragment may spread only those before it, so none can spread itself.
            _budget = 8;
            var type = Pick(Composites());
            _fragments.Add(new GeneratedFragment($"F{_fragments.Count}", type.Name, Selections(type, 2)));
        }

        _budget = 10 + _random.Next(80);
        var root = mutation ? _schema.Mutation! : _schema.Query!;
        return new GeneratedOperation(mutation ? "mutation" : "query", Selections(root, 5), _variables);
    }

    private IGraphType[] Composites()
        => [.. _schema.AllTypes.Where(type => type is IObjectGraphType or IAbstractGraphType
            && type != _schema.Query && type != _schema.Mutation
            && Possible(type).Length > 0 && !type.Name.StartsWith("__", StringComparison.Ordinal))];

    private List<GeneratedSelection> Selections(IGraphType type, int depth)
    {
        var selections = new List<GeneratedSelection>();
        for (var i = 2 + _random.Next(6); i > 0 && _budget > 0; i--)
        {
            _budget--;
            if (Selection(type, depth) is { } selection)
            {
                // GraphQL.NET does not evaluate the condition of a fragment that it has already visited. The specification does (6.3.2).
                selection.Directives += Directives(nullable: selection is not GeneratedSpread);
                if (_incremental && selection is GeneratedInline or GeneratedSpread && Chance(30))
                {
                    selection.Directives += Chance(80)
                        ? " @defer"
                        : $" @defer(if: {Variable("Boolean", null, Pick(["true", "true", null, null, "null"]))})";
                }

                selections.Add(selection);
            }
        }

        return selections;
    }

    private GeneratedSelection? Selection(IGraphType type, int depth)
    {
        var choice = _random.Next(30);
        if (choice == 0)
        {
            return new GeneratedField(Chance(50) ? "t" : null, "__typename", "");
        }

        if (choice < 4 && depth > 0)
        {
            return Inline(type, depth);
        }

        if (choice < 6
            && _fragments.Where(fragment => Overlap(type, _schema.AllTypes[fragment.Type]!)).ToArray() is { Length: > 0 } fitting)
        {
            return new GeneratedSpread(Pick(fitting));
        }

        if (type is not IComplexGraphType complex)
        {
            return depth > 0 ? Inline(type, depth) : null;
        }

        var fields = complex.Fields.Where(field => field.ResolvedType!.GetNamedType() is var named
            && (named is ScalarGraphType || (depth > 0 && Possible(named).Length > 0))).ToArray();
        return fields.Length == 0 ? null : Field(Pick(fields), depth);
    }

    private GeneratedInline Inline(IGraphType type, int depth)
    {
        if (type is IComplexGraphType && Chance(20))
        {
            return new GeneratedInline(null) { Children = Selections(type, depth) };
        }

        // Mostly a type that every object here has. Otherwise many selections would select nothing.
        var overlapping = Composites().Where(other => Overlap(type, other)).ToArray();
        var wider = overlapping.Where(other => Possible(type).All(Possible(other).Contains)).Append(type).ToArray();
        var choices = Chance(60) ? wider : [.. overlapping, type];
        var withFields = choices.Where(other => other is IComplexGraphType).ToArray();
        var condition = Pick(withFields.Length > 0 && Chance(80) ? withFields : choices);
        return new GeneratedInline(condition.Name) { Children = Selections(condition, depth) };
    }

    private GeneratedField Field(FieldType field, int depth)
    {
        var named = field.ResolvedType!.GetNamedType();
        var isStreamed = _incremental
            && field.ResolvedType is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType }
            && Chance(40);
        var (alias, arguments) = field.Arguments is { Count: > 0 }
            ? Call(field)
            : (Chance(20) ? $"{Pick("abc".ToCharArray())}_{field.Name}" : null, "");
        return new GeneratedField(isStreamed ? $"s{_streams++}_{field.Name}" : alias, field.Name, arguments)
        {
            Directives = isStreamed ? $" @stream(initialCount: {_random.Next(3)})" : "",

            // A plan grows with every type that an object can have, and with the types below it.
            Children = named is ScalarGraphType ? null : Selections(named, depth - (named is IAbstractGraphType ? 2 : 1)),
        };
    }

    // A field with arguments has its own alias. Sometimes it appears again with the same arguments.
    private (string? Alias, string Arguments) Call(FieldType field)
    {
        if (!_known.TryGetValue(field.Name, out var calls))
        {
            _known.Add(field.Name, calls = []);
        }

        if (calls.Count > 0 && Chance(30))
        {
            return Pick(calls.ToArray());
        }

        var given = new List<string>();
        foreach (var argument in field.Arguments!)
        {
            if ((argument.ResolvedType is NonNullGraphType && argument.DefaultValue is null) || Chance(50))
            {
                given.Add($"{argument.Name}: {Argument(argument)}");
            }
        }

        var call = ($"{field.Name}_{calls.Count}", given.Count == 0 ? "" : $"({string.Join(", ", given)})");
        calls.Add(call);
        return call;
    }

    private string Argument(QueryArgument argument)
    {
        if (Chance(50))
        {
            return _values.Value(argument.ResolvedType!, json: false);
        }

        var type = argument.ResolvedType!;
        var required = type is NonNullGraphType;
        var initial = Chance(30) ? _values.Value(required ? type : new NonNullGraphType(type), json: false) : null;
        var json = (required && initial is null) || Chance(70) ? _values.Value(type, json: true) : null;
        return Variable(type.ToString()!, initial, json);
    }

    private string Variable(string type, string? initial, string? json)
    {
        var variable = new GeneratedVariable($"v{_variables.Count}_", type, initial, json);
        _variables.Add(variable);
        return $"${variable.Name}";
    }

    private string Directives(bool nullable)
    {
        var text = "";
        foreach (var name in new[] { "skip", "include" })
        {
            if (Chance(5))
            {
                var condition = Chance(30)
                    ? (Chance(50) ? "true" : "false")
                    : Condition(nullable);
                text += $" @{name}(if: {condition})";
            }
        }

        return text;
    }

    // With a default, a condition may be a nullable variable. If the request leaves it out, the default counts. A null is an error where
    // the condition is evaluated.
    private string Condition(bool nullable)
    {
        if (!nullable || Chance(80))
        {
            return Variable("Boolean!", Chance(20) ? "true" : null, Chance(50) ? "true" : "false");
        }

        return Variable("Boolean", Chance(50) ? "true" : "false", Pick(["null", "null", "true", "false", null]));
    }

    private static bool Overlap(IGraphType left, IGraphType right) => Possible(left).Any(Possible(right).Contains);

    private static IGraphType[] Possible(IGraphType type) => type is IAbstractGraphType composite ? [.. composite.PossibleTypes] : [type];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
