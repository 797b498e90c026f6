using GraphBff.Engine.Errors;
using GraphBff.Engine.Validation.Rules;
using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation;

/// <summary>
/// Validates a whole document (GraphQL specification, 5 Validation). It does not check the values of variables, because they differ between
/// requests, and the plan is made once. The guard must check the document first: it also refuses cycles of fragments and definitions that
/// cannot be executed. The rules are our own, because GraphQL.NET's take exponential time and differ from the specification.
/// </summary>
internal sealed class OperationValidator(ISchema schema)
{
    /// <summary>The errors of the document, at most 50; empty for a valid one.</summary>
    public List<GraphError> Validate(GraphQLDocument document)
    {
        ValidationScope scope = new(schema, document);
        ValidationRule[] rules =
        [
            new UniqueOperationNames(scope),
            new LoneAnonymousOperation(scope),
            new SingleFieldSubscriptions(scope),
            new KnownTypeNames(scope),
            new FragmentsOnCompositeTypes(scope),
            new VariablesAreInputTypes(scope),
            new ScalarLeafs(scope),
            new FieldsOnCorrectType(scope),
            new UniqueFragmentNames(scope),
            new KnownFragmentNames(scope),
            new NoUnusedFragments(scope),
            new PossibleFragmentSpreads(scope),
            new UniqueVariableNames(scope),
            new NoUndefinedVariables(scope),
            new NoUnusedVariables(scope),
            new KnownDirectives(scope),
            new UniqueDirectivesPerLocation(scope),
            new DeferStreamDirectiveOnRootField(scope),
            new DeferStreamDirectiveOnValidOperations(scope),
            new DeferStreamDirectiveLabel(scope),
            new StreamDirectiveOnListField(scope),
            new InitialCountsAreNotNegative(scope),
            new KnownArgumentNames(scope),
            new UniqueArgumentNames(scope),
            new ValuesOfCorrectType(scope),
            new ProvidedRequiredArguments(scope),
            new VariablesInAllowedPosition(scope),
            new OverlappingFieldsCanBeMerged(scope),
            new UniqueInputFieldNames(scope),
            new MaxIntrospectionDepth(scope),
        ];
        new DocumentWalk(scope, rules).Run();
        return scope.Errors;
    }
}
