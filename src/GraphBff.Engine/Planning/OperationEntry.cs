using System.Collections.Concurrent;
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
    private readonly int _maxFields;
    private readonly ConcurrentDictionary<ulong, OperationPlan> _plans = new();

    public OperationEntry(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, int maxFields, int maxVariableDepth)
    {
        _schema = schema;
        _document = document;
        _operation = operation;
        _maxFields = maxFields;
        _conditions = ConditionVariables.In(document, operation);
        Variables = VariablesPlan.Compile(operation, schema, document.Source, maxVariableDepth);
    }

    public OperationType Kind => _operation.Operation;

    public VariablesPlan Variables { get; }

    /// <exception cref="Errors.GraphException">The plan would be too large.</exception>
    public OperationPlan PlanFor(VariableValues variables)
    {
        ulong choice = 0;
        for (int i = 0; i < _conditions.Length; i++)
        {
            if (variables.TryGet(_conditions[i], out var value) && value is true)
            {
                choice |= 1UL << i;
            }
        }

        if (!_plans.TryGetValue(choice, out var plan))
        {
            plan = Planner.Plan(_schema, _document, _operation, variables, _maxFields);
            if (_plans.Count < MaxPlans)
            {
                _plans.TryAdd(choice, plan);
            }
        }

        return plan;
    }
}
