using BenchmarkDotNet.Attributes;
using GraphBff.Engine;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Parsing;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Validation;
using GraphQLParser.AST;

namespace GraphBff.Benchmarks.Engine;

/// <summary>What an operation costs once, before its plan is cached.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class NewOperation
{
    private readonly DocumentParser _parser = new(new LimitOptions());
    private GraphEngine _engine = null!;
    private OperationValidator _validator = null!;
    private GraphQLDocument _document = null!;
    private GraphQLOperationDefinition _operation = null!;

    [GlobalSetup]
    public void Setup()
    {
        _engine = ShopGraph.Create().Engine;
        _validator = new OperationValidator(_engine.Schema);
        _document = _parser.Parse(ShopGraph.QueryText).Document!;
        _operation = _document.Definitions.OfType<GraphQLOperationDefinition>().Single();
    }

    [Benchmark]
    public object ParseAndGuard() => _parser.Parse(ShopGraph.QueryText);

    [Benchmark]
    public object Validate() => _validator.Validate(_document);

    [Benchmark]
    public object Plan()
        => new Planner(
            _engine.Schema,
            _document,
            _operation,
            VariableValues.Empty,
            false,
            new EngineOptions().MaxPlanFields,
            new LeafPlans()).Plan();
}
