using System.Security.Cryptography;
using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// A validated operation and its plans. It makes one plan for each requested choice of its conditions, so no plan contains a condition.
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
    /// <param name="document">The document with the operation.</param>
    /// <param name="operation">The operation to plan.</param>
    /// <param name="options">The limits of the plans.</param>
    /// <param name="maxVariableDepth">How deeply a variable's JSON may nest.</param>
    /// <exception cref="GraphException">The operation's conditions depend on too many variables.</exception>
    public OperationEntry(
        ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, EngineOptions options, int maxVariableDepth)
    {
        _schema = schema;
        _document = document;
        _operation = operation;
        _maxFields = options.MaxPlanFields;
        var conditions = ConditionVariables.In(document, operation);
        _conditions = [.. conditions.Names];

        // A subscription already has many responses. There, @defer and @stream are ignored if their `if` lets them pass validation.
        _isIncremental = conditions.IsIncremental && operation.Operation != OperationType.Subscription;
        Variables = VariablesPlan.Compile(operation, schema, document.Source, maxVariableDepth);

        _ownWeight = PlanWeight.Of(document.Source.Span) + ((long)PlanWeight.Node * conditions.Nodes);
        _plans = new KeptPlans(options.MaxEntryBytes, () => RestWeight);
    }

    /// <summary>Called when the entry's size changes; null if the entry is not cached.</summary>
    public Action? Reweighed { get; set; }

    /// <summary>The estimated size in bytes, with the document, the plans and the data that they keep.</summary>
    public long Weight => RestWeight + _plans.Weight;

    public OperationType Kind => _operation.Operation;

    /// <summary>The kind in the document's spelling.</summary>
    public string KindName => Kind switch
    {
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => "query",
    };

    /// <summary>The operation's name; null if it has none.</summary>
    public string? Name => _operation.Name?.StringValue;

    /// <summary>The whole document.</summary>
    public string Text => _document.Source.ToString();

    /// <summary>The SHA-256 of the document's text in UTF-8, as hex digits. Computed on first use: only spans have it.</summary>
    public string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public VariablesPlan Variables { get; }

    /// <summary>Created on first use: without observers, the engine never creates it.</summary>
    public OperationUsage Usage
        => Volatile.Read(ref _usage)
            ?? Interlocked.CompareExchange(ref _usage, new OperationUsage(OperationCoordinates.In(_schema, _document, _operation)), null)
            ?? _usage!;

    private long RestWeight => _ownWeight + _leaves.Weight + (Volatile.Read(ref _usage)?.Weight ?? 0);

    /// <summary>Makes the plan, if no variable decides which one.</summary>
    /// <returns>False if the plan would be too large.</returns>
    public bool TryPrepare()
    {
        try
        {
            return _conditions.Length > 0 || PlanFor(VariableValues.Empty, incremental: false) is not null;
        }
        catch (GraphException)
        {
            return false;
        }
    }

    /// <param name="variables">The values that decide the conditions.</param>
    /// <param name="incremental">Whether @defer and @stream apply.</param>
    /// <exception cref="GraphException">The plan would be too large, or a variable is invalid for a @stream.</exception>
    public OperationPlan PlanFor(VariableValues variables, bool incremental)
    {
        ulong choice = 0;
        ulong nulls = 0;
        for (var i = 0; i < _conditions.Length; i++)
        {
            // Only the `if` of @defer and @stream may lack a value for its variable. It is true then.
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
            plan = new Planner(_schema, _document, _operation, variables, key.IsIncremental, _maxFields, _leaves).Plan();
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
