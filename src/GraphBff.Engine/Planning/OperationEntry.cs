using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// A validated operation and its plans: one for each choice of its conditions that was asked for, so that no plan has a
/// condition in it.
/// </summary>
internal sealed class OperationEntry
{
    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GraphQLOperationDefinition _operation;
    private readonly string[] _conditions;
    private readonly bool _isIncremental;
    private readonly int _maxFields;
    private readonly long _ownWeight;
    private readonly LeafPlans _leaves = new();
    private readonly KeptPlans _plans;
    private OperationUsage? _usage;

    /// <param name="schema">The schema that the operation is valid against.</param>
    /// <param name="document">The document.</param>
    /// <param name="operation">The operation in it.</param>
    /// <param name="options">Bound the plans.</param>
    /// <param name="maxVariableDepth">How deeply a variable's JSON may nest.</param>
    /// <exception cref="Errors.GraphException">It depends on too many variables.</exception>
    public OperationEntry(
        ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, EngineOptions options, int maxVariableDepth)
    {
        _schema = schema;
        _document = document;
        _operation = operation;
        _maxFields = options.MaxPlanFields;
        var conditions = ConditionVariables.In(document, operation);
        _conditions = [.. conditions.Names];

        // A subscription's responses are many already: there, @defer and @stream are ignored where their `if` lets them pass validation.
        _isIncremental = conditions.IsIncremental && operation.Operation != OperationType.Subscription;
        Variables = VariablesPlan.Compile(operation, schema, document.Source, maxVariableDepth);

        _ownWeight = PlanWeight.Of(document.Source.Span) + ((long)PlanWeight.Node * conditions.Nodes);
        _plans = new KeptPlans(options.MaxEntryBytes, () => RestWeight);
    }

    /// <summary>Told when the entry takes more or less than before; null for nobody.</summary>
    public Action? Reweighed { get; set; }

    /// <summary>How many bytes it takes with its document, its plans and what those keep; by estimate.</summary>
    public long Weight => RestWeight + _plans.Weight;

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
    public OperationUsage Usage
        => Volatile.Read(ref _usage)
            ?? Interlocked.CompareExchange(ref _usage, new OperationUsage(OperationCoordinates.In(_schema, _document, _operation)), null)
            ?? _usage!;

    private long RestWeight => _ownWeight + _leaves.Weight + (Volatile.Read(ref _usage)?.Weight ?? 0);

    /// <param name="variables">Decide the conditions.</param>
    /// <param name="incremental">Whether @defer and @stream count.</param>
    /// <exception cref="Errors.GraphException">The plan would be too large, or a variable is not what a @stream takes.</exception>
    public OperationPlan PlanFor(VariableValues variables, bool incremental)
    {
        ulong choice = 0;
        ulong nulls = 0;
        for (var i = 0; i < _conditions.Length; i++)
        {
            // Only an `if` of @defer and @stream may lack its variable: it is true then.
            if (!variables.TryGet(_conditions[i], out var value) || value is true)
            {
                choice |= 1UL << i;
            }
            else if (value is null)
            {
                nulls |= 1UL << i;
            }
        }

        var key = new PlanChoice(choice, nulls, incremental && _isIncremental);
        if (_plans.Find(key) is not { } plan)
        {
            plan = Planner.Plan(_schema, _document, _operation, variables, key.IsIncremental, _maxFields, _leaves);
            _plans.Add(key, plan);
            Reweighed?.Invoke();
        }

        foreach (var stream in plan.Streams)
        {
            stream.Check(variables);
        }

        return plan;
    }
}
