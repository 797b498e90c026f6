using System.Collections.Frozen;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Limits.Parsing;
using GraphBff.Engine.Types;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>Makes the plan of a validated operation. Used once per plan.</summary>
internal sealed class Planner
{
    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly GraphQLOperationDefinition _operation;
    private readonly FieldCollector _collector;
    private readonly int _maxFields;
    private readonly List<StepPlan?> _steps = [];
    private List<StepPlan> _scope = [];
    private StreamPlan? _stream;
    private int _fields;

    private Planner(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, VariableValues variables, int maxFields)
    {
        _schema = schema;
        _document = document;
        _operation = operation;
        _maxFields = maxFields;
        _collector = new FieldCollector(document, new ConditionValues(schema, variables));
    }

    /// <param name="schema">The schema that the operation is valid against.</param>
    /// <param name="document">The document.</param>
    /// <param name="operation">The operation in it.</param>
    /// <param name="variables">Decide @skip and @include; of the other variables the plan is independent.</param>
    /// <param name="maxFields">How many fields a plan may have, each counted once per type that it can be on.</param>
    /// <exception cref="GraphException">The plan would be too large.</exception>
    public static OperationPlan Plan(
        ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, VariableValues variables, int maxFields) =>
        new Planner(schema, document, operation, variables, maxFields).Plan();

    private OperationPlan Plan()
    {
        bool serial = _operation.Operation == OperationType.Mutation;
        var type = RootType();
        var fields = new List<FieldPlan>();
        var phases = new List<PlanPhase>();
        foreach (var group in _collector.Collect(type, [_operation.SelectionSet]))
        {
            var field = PlanField(type, group);
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

        var root = new ObjectPlan(typeof(RootValue), [.. fields]);
        return new OperationPlan(root, [.. _steps.Select(step => step!)], [.. phases], PlanMembers.In(root)) { Stream = _stream };
    }

    private IObjectGraphType RootType() => _operation.Operation switch
    {
        OperationType.Mutation => _schema.Mutation!,
        OperationType.Subscription => _schema.Subscription!,
        _ => _schema.Query!,
    };

    private ObjectPlan PlanObject(IObjectGraphType type, List<GraphQLField> parents)
    {
        var fields = new List<FieldPlan>();
        foreach (var group in _collector.Collect(type, parents.Where(parent => parent.SelectionSet is not null).Select(parent => parent.SelectionSet!)))
        {
            fields.Add(PlanField(type, group));
        }

        return new ObjectPlan(SourceClass.Of(type), [.. fields]);
    }

    private FieldPlan PlanField(IObjectGraphType type, List<GraphQLField> nodes)
    {
        if (++_fields > _maxFields)
        {
            throw new GraphException(LimitCodes.PlanFields, $"The operation selects more than {_maxFields} fields, counted on each type.");
        }

        var node = nodes[0];
        var key = node.Alias is { } alias ? alias.Name.StringValue : node.Name.StringValue;
        var field = type.GetField(node.Name.Value);
        var site = new FieldSite(
            key,
            type.Name,
            node.Name.StringValue,
            [.. nodes.Select(node => SourceLocations.At(_document.Source, node.Location.Start))],
            field is null ? MemberSet.None : MemberReads.Of(field));
        if (site.FieldName == "__typename")
        {
            return new TypeNamePlan(site);
        }

        if (site.FieldName is "__schema" or "__type")
        {
            return PlanStep(site, new IntrospectionSource(_schema, _document, _operation, nodes), ArgumentsPlan.Empty, () => new RawShape());
        }

        if (field is null)
        {
            throw new InvalidOperationException($"The document was not validated: {type.Name} has no field {site.FieldName}.");
        }

        return ValueSource.Of(field) switch
        {
            LeafSource leaf => new LeafPlan(site, leaf, field.ResolvedType is NonNullGraphType),
            MemberSource member => new MemberPlan(site, member, PlanShape(field.ResolvedType!, nodes)),
            StreamSource stream => PlanStream(site, stream, ArgumentsPlan.Compile(field.Arguments, node.Arguments, _document.Source), PlanShape(field.ResolvedType!, nodes)),
            StepSource step => PlanStep(
                site, step, ArgumentsPlan.Compile(field.Arguments, node.Arguments, _document.Source), () => PlanShape(field.ResolvedType!, nodes)),
            _ => throw new InvalidOperationException($"{type.Name}.{site.FieldName} has no source."),
        };
    }

    private EventPlan PlanStream(FieldSite site, StreamSource source, ArgumentsPlan arguments, Shape shape)
    {
        _stream = new StreamPlan(source, arguments, new PlanSelection(shape));
        return new EventPlan(site, shape);
    }

    private StepPlan PlanStep(FieldSite site, StepSource source, ArgumentsPlan arguments, Func<Shape> planShape)
    {
        int index = _steps.Count;
        _steps.Add(null);

        // The steps that come up while the shape is planned have their parents in this step's results.
        var outer = _scope;
        _scope = [];
        var shape = planShape();
        var step = new StepPlan(site, index, source, arguments, shape) { Children = [.. _scope], Selection = new PlanSelection(shape) };
        _scope = outer;
        _scope.Add(step);
        _steps[index] = step;
        return step;
    }

    private Shape PlanShape(IGraphType type, List<GraphQLField> nodes, bool nonNull = false) => type switch
    {
        NonNullGraphType wrapper => PlanShape(wrapper.ResolvedType!, nodes, nonNull: true),
        ListGraphType wrapper => new ListShape(PlanShape(wrapper.ResolvedType!, nodes), nonNull),
        ScalarGraphType scalar => new LeafShape(scalar, nonNull),
        IObjectGraphType composite => new ObjectShape(PlanObject(composite, nodes), nonNull),
        IAbstractGraphType composite => PlanAbstract(composite, nodes, nonNull),
        _ => throw new InvalidOperationException($"{type} is no output type."),
    };

    private AbstractShape PlanAbstract(IAbstractGraphType type, List<GraphQLField> nodes, bool nonNull)
    {
        var byName = type.PossibleTypes.ToDictionary(possible => possible.Name, possible => PlanObject(possible, nodes));

        // A class that stands for several types says nothing: those are told apart by the types themselves.
        var byClass = type.PossibleTypes
            .Select(possible => (Class: SourceClass.Of(possible), Plan: byName[possible.Name]))
            .Where(pair => pair.Class is not null)
            .GroupBy(pair => pair.Class!)
            .Where(group => group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.Single().Plan);
        return new AbstractShape(type, byClass, byName, nonNull);
    }
}
