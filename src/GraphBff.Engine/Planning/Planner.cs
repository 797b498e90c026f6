using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>Makes one plan of a validated operation. Each plan needs a new planner.</summary>
internal sealed class Planner
{
    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GraphQLOperationDefinition _operation;
    private readonly FieldCollector _collector;
    private readonly int _maxFields;
    private readonly ConditionValues _conditions;
    private readonly bool _incremental;
    private readonly List<StepPlan?> _steps = [];
    private readonly List<StreamUsage> _streams = [];
    private readonly PlanCacheHint _cache = new();
    private List<StepPlan> _scope = [];
    private SubscriptionPlan? _subscription;
    private bool _hasLate;
    private readonly LeafPlans _leaves;
    private int _fields;
    private int _weight = PlanWeight.Plan;

    /// <param name="schema">The schema that the operation is valid against.</param>
    /// <param name="document">The document with the operation.</param>
    /// <param name="operation">The operation to plan.</param>
    /// <param name="variables">The values that decide the conditions. The plan does not depend on other variables.</param>
    /// <param name="incremental">Whether @defer and @stream apply.</param>
    /// <param name="maxFields">How many fields a plan may have. A field counts once for each type that it can be on.</param>
    /// <param name="leaves">The leaves that all plans of the operation share.</param>
    public Planner(
        ISchema schema,
        GraphQLDocument document,
        GraphQLOperationDefinition operation,
        VariableValues variables,
        bool incremental,
        int maxFields,
        LeafPlans leaves)
    {
        _leaves = leaves;
        _schema = schema;
        _document = document;
        _operation = operation;
        _maxFields = maxFields;
        _incremental = incremental;
        _conditions = new ConditionValues(schema, document, variables);
        _collector = new FieldCollector(document, _conditions, incremental);
    }

    /// <exception cref="GraphException">The plan would be too large, or a condition at a subscription's root is null.</exception>
    public OperationPlan Plan()
    {
        var serial = _operation.Operation == OperationType.Mutation;
        var type = RootType();
        var fields = new List<FieldPlan>();
        var phases = new List<PlanPhase>();
        OrderedFields collected;
        try
        {
            collected = _collector.Collect(type, _operation.SelectionSet);
        }
        catch (NullConditionException exception)
        {
            return PlanFailed(exception.Error);
        }

        var late = LateGroups.Split(collected, []);
        foreach (var group in late.Now)
        {
            var field = PlanField(type, group, []);
            fields.Add(field);
            if (serial)
            {
                phases.Add(new PlanPhase([field], [.. _scope]));
                _scope.Clear();
            }
        }

        if (!serial)
        {
            phases.Add(new PlanPhase([.. fields.Where(field => field.HasSteps)], [.. _scope]));
        }

        var root = new ObjectPlan(typeof(RootValue), [.. fields], PlanLate(type, late));
        return new OperationPlan(root, [.. _steps.Select(step => step!)], [.. phases], PlanMembers.In(root))
        {
            Subscription = _subscription,
            Cache = _operation.Operation == OperationType.Query ? _cache.Total : default,
            Defers = _collector.Defers,
            Streams = [.. _streams],
            IsIncremental = _hasLate,
            Weight = _weight,
        };
    }

    // A subscription fails before its source is opened (GraphQL specification, 6.2.3.1). So it has no response with data.
    private OperationPlan PlanFailed(GraphError error) => _operation.Operation == OperationType.Subscription
        ? throw new GraphException(error)
        : new OperationPlan(new ObjectPlan(typeof(RootValue), []) { Failure = error }, [], [], []) { Weight = _weight };

    private IObjectGraphType RootType() => _operation.Operation switch
    {
        OperationType.Mutation => _schema.Mutation!,
        OperationType.Subscription => _schema.Subscription!,
        _ => _schema.Query!,
    };

    private ObjectPlan PlanObject(IObjectGraphType type, List<FieldNode> parents, DeferUsage[] around)
    {
        _weight += PlanWeight.Object;
        OrderedFields collected;
        try
        {
            collected = _collector.Collect(type, parents);
        }
        catch (NullConditionException exception)
        {
            return new ObjectPlan(SourceClass.Of(type), []) { Failure = exception.Error };
        }

        var late = LateGroups.Split(collected, around);
        return new ObjectPlan(SourceClass.Of(type), PlanFields(type, late.Now, around), PlanLate(type, late));
    }

    private FieldPlan[] PlanFields(IObjectGraphType type, List<List<FieldNode>> groups, DeferUsage[] around)
    {
        var fields = new FieldPlan[groups.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = PlanField(type, groups[i], around);
        }

        return fields;
    }

    private LateFields? PlanLate(IObjectGraphType type, LateGroups late)
    {
        if (late.Usages.Count == 0 && late.Parts.Count == 0)
        {
            return null;
        }

        _hasLate = true;
        var parts = new DeferredPart[late.Parts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var (usages, groups) = late.Parts[i];
            var (fields, steps) = InScope(() => PlanFields(type, groups, usages));
            parts[i] = new DeferredPart(usages, new ObjectPlan(SourceClass.Of(type), fields), steps);
        }

        return new LateFields([.. late.Usages], parts);
    }

    private FieldPlan PlanField(IObjectGraphType type, List<FieldNode> nodes, DeferUsage[] around)
    {
        if (++_fields > _maxFields)
        {
            throw new GraphException(LimitCodes.PlanFields, $"The operation selects more than {_maxFields} fields, counted on each type.");
        }

        var node = nodes[0].Field;
        if (_leaves.Find(type, nodes) is { } shared)
        {
            if (node.Name.Value != "__typename")
            {
                _cache.Add(type.GetField(node.Name.Value)!, isFetched: type == _schema.Query);
            }

            return shared;
        }

        var key = node.Alias is { } alias ? alias.Name.StringValue : node.Name.StringValue;
        var field = type.GetField(node.Name.Value) ?? IntrospectionSource.MetaField(_schema, node.Name.StringValue);
        var site = new FieldSite(
            key,
            type.Name,
            node.Name.StringValue,
            [.. nodes.Select(node => SourceLocations.At(_document.Source, node.Field.Location.Start))],
            field is null ? MemberSet.None : MemberReads.Of(field));
        if (site.FieldName == "__typename")
        {
            return Leaf(type, nodes, new TypeNamePlan(site));
        }

        if (field is null)
        {
            throw new InvalidOperationException($"The document was not validated: {type.Name} has no field {site.FieldName}.");
        }

        var source = type.Name.StartsWith("__", StringComparison.Ordinal) || site.FieldName.StartsWith("__", StringComparison.Ordinal)
            ? IntrospectionSource.Of(_schema, field)
            : ValueSource.Of(field);
        _cache.Add(field, isFetched: type == _schema.Query || source is StepSource);
        return source switch
        {
            LeafSource leaf => Leaf(type, nodes, new LeafPlan(site, leaf, field.ResolvedType is NonNullGraphType)),
            MemberSource member => Weighed(site, new MemberPlan(site, member, PlanValue(field.ResolvedType!, nodes, around))),
            SubscriptionSource subscription => PlanSubscription(
                site,
                subscription,
                ArgumentsPlan.Compile(field.Arguments, node.Arguments, _document.Source),
                PlanValue(field.ResolvedType!, nodes, around)),
            StepSource step => PlanStep(
                site,
                step,
                ArgumentsPlan.Compile(field.Arguments, node.Arguments, _document.Source),
                () => PlanValue(field.ResolvedType!, nodes, around)),
            _ => throw new InvalidOperationException($"{type.Name}.{site.FieldName} has no source."),
        };
    }

    private FieldPlan Leaf(IObjectGraphType type, List<FieldNode> nodes, FieldPlan leaf)
        => _leaves.TryAdd(type, nodes, leaf) ? leaf : Weighed(leaf.Site, leaf);

    private T Weighed<T>(FieldSite site, T plan)
    {
        _weight += PlanWeight.Of(site);
        return plan;
    }

    private EventPlan PlanSubscription(FieldSite site, SubscriptionSource source, ArgumentsPlan arguments, ValuePlan value)
    {
        _subscription = new SubscriptionPlan(source, arguments, new PlanSelection(value));
        return new EventPlan(site, value);
    }

    private StepPlan PlanStep(FieldSite site, StepSource source, ArgumentsPlan arguments, Func<ValuePlan> planValue)
    {
        _weight += PlanWeight.Of(site) + PlanWeight.Step;
        var index = _steps.Count;
        _steps.Add(null);

        // Steps that are added while the value is planned have their parents in this step's results.
        var (value, children) = InScope(planValue);
        var step = new StepPlan(site, index, source, arguments, value) { Children = children, Selection = new PlanSelection(value) };
        _scope.Add(step);
        _steps[index] = step;
        return step;
    }

    /// <summary>Calls <paramref name="plan"/>, and also returns the steps that it added.</summary>
    private (T Plan, StepPlan[] Steps) InScope<T>(Func<T> plan)
    {
        var outer = _scope;
        _scope = [];
        var planned = plan();
        StepPlan[] steps = [.. _scope];
        _scope = outer;
        return (planned, steps);
    }

    private ValuePlan PlanValue(IGraphType type, List<FieldNode> nodes, DeferUsage[] around, bool nonNull = false, bool isItem = false)
        => type switch
        {
            NonNullGraphType wrapper => PlanValue(wrapper.ResolvedType!, nodes, around, nonNull: true, isItem),
            ListGraphType wrapper => PlanList(wrapper.ResolvedType!, nodes, around, nonNull, isItem),
            ScalarGraphType scalar => new LeafValuePlan(scalar, nonNull),
            IObjectGraphType composite => new ObjectValuePlan(PlanObject(composite, nodes, around), nonNull),
            IAbstractGraphType composite => PlanAbstract(composite, nodes, around, nonNull),
            _ => throw new InvalidOperationException($"{type} is not an output type."),
        };

    private ValuePlan PlanList(IGraphType item, List<FieldNode> nodes, DeferUsage[] around, bool nonNull, bool isItem)
    {
        StreamUsage? usage;
        try
        {
            usage = isItem ? null : _conditions.StreamOf(nodes[0].Field);
        }
        catch (NullConditionException exception)
        {
            return new FailedValuePlan(exception.Error, nonNull);
        }

        var now = PlanValue(item, nodes, around, isItem: true);
        if (!_incremental || usage is null)
        {
            return new ListValuePlan(now, nonNull);
        }

        // The later items get a second plan with its own steps. The stream delivers them, so a @defer around the list does not apply.
        _hasLate = true;
        _streams.Add(usage);
        List<FieldNode> undeferred = [.. nodes.Select(node => node with { Defer = null })];
        var (rest, steps) = InScope(() => PlanValue(item, undeferred, [], isItem: true));
        return new ListValuePlan(now, nonNull, new StreamedPart(usage, rest, steps));
    }

    private AbstractValuePlan PlanAbstract(IAbstractGraphType type, List<FieldNode> nodes, DeferUsage[] around, bool nonNull)
    {
        _weight += PlanWeight.Abstract;
        var byName = type.PossibleTypes.ToDictionary(possible => possible.Name, possible => PlanObject(possible, nodes, around));

        // A class of several types decides nothing. For those, the types themselves decide.
        var byClass = type.PossibleTypes
            .Select(possible => (Class: SourceClass.Of(possible), Plan: byName[possible.Name]))
            .Where(pair => pair.Class is not null)
            .GroupBy(pair => pair.Class!)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single().Plan);
        return new AbstractValuePlan(type, byClass, byName, nonNull);
    }
}
