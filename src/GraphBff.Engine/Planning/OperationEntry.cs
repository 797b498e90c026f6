using System.Collections.Concurrent;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Inputs;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// A validated operation and its plans: one for each choice of its conditions that was asked for, so that no plan has a
/// condition in it.
/// </summary>
internal sealed class OperationEntry
{
    // Enough for what people write; a caller who tries every choice makes plans that are used once.
    private const int MaxPlans = 32;

    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GraphQLOperationDefinition _operation;
    private readonly string[] _conditions;
    private readonly bool _isIncremental;
    private readonly int _maxFields;
    private readonly ConcurrentDictionary<(ulong Choice, bool IsIncremental), OperationPlan> _plans = new();
    private OperationUsage? _usage;

    public OperationEntry(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, int maxFields, int maxVariableDepth)
    {
        _schema = schema;
        _document = document;
        _operation = operation;
        _maxFields = maxFields;
        var conditions = ConditionVariables.In(document, operation);
        _conditions = [.. conditions.Names];

        // A subscription's responses are many already: there, @defer and @stream are ignored where their `if` lets them pass validation.
        _isIncremental = conditions.IsIncremental && operation.Operation != OperationType.Subscription;
        Variables = VariablesPlan.Compile(operation, schema, document.Source, maxVariableDepth);
    }

    public OperationType Kind => _operation.Operation;

    /// <summary>The kind as the document spells it.</summary>
    public string KindName => Kind switch
    {
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "query",
    };

    /// <summary>The operation's name; null for none.</summary>
    public string? Name => _operation.Name?.StringValue;

    /// <summary>The whole document.</summary>
    public string Text => _document.Source.ToString();

    public VariablesPlan Variables { get; }

    /// <summary>Made on first use: an engine that nobody observes has none.</summary>
    public OperationUsage Usage =>
        Volatile.Read(ref _usage)
        ?? Interlocked.CompareExchange(ref _usage, new OperationUsage(OperationCoordinates.In(_schema, _document, _operation)), null)
        ?? _usage!;

    /// <param name="variables">Decide the conditions.</param>
    /// <param name="incremental">Whether @defer and @stream count.</param>
    /// <exception cref="Errors.GraphException">The plan would be too large, or a variable is not what a @stream takes.</exception>
    public OperationPlan PlanFor(VariableValues variables, bool incremental)
    {
        ulong choice = 0;
        for (int i = 0; i < _conditions.Length; i++)
        {
            // Only an `if` of @defer and @stream may lack its variable: it is true then.
            if (!variables.TryGet(_conditions[i], out var value) || value is true)
            {
                choice |= 1UL << i;
            }
        }

        var key = (choice, incremental && _isIncremental);
        if (!_plans.TryGetValue(key, out var plan))
        {
            plan = Planner.Plan(_schema, _document, _operation, variables, key.Item2, _maxFields);
            if (_plans.Count < MaxPlans)
            {
                _plans.TryAdd(key, plan);
            }
        }

        foreach (var stream in plan.Streams)
        {
            stream.Check(variables);
        }

        return plan;
    }
}
