namespace GraphBff.Engine.Limits;

/// <summary>The <c>extensions.code</c> of each limit in <see cref="LimitOptions"/>, and of the limit of plans.</summary>
public static class LimitCodes
{
    /// <summary><see cref="LimitOptions.DocumentBytes"/>.</summary>
    public const string DocumentBytes = "LIMIT_DOCUMENT_BYTES";

    /// <summary><see cref="LimitOptions.Tokens"/>.</summary>
    public const string Tokens = "LIMIT_TOKENS";

    /// <summary><see cref="LimitOptions.Nesting"/>.</summary>
    public const string Nesting = "LIMIT_NESTING";

    /// <summary><see cref="LimitOptions.Depth"/>.</summary>
    public const string Depth = "LIMIT_DEPTH";

    /// <summary><see cref="LimitOptions.Fields"/>.</summary>
    public const string Fields = "LIMIT_FIELDS";

    /// <summary><see cref="LimitOptions.RootFields"/>.</summary>
    public const string RootFields = "LIMIT_ROOT_FIELDS";

    /// <summary><see cref="LimitOptions.Aliases"/>.</summary>
    public const string Aliases = "LIMIT_ALIASES";

    /// <summary><see cref="LimitOptions.EqualKeys"/>.</summary>
    public const string EqualKeys = "LIMIT_EQUAL_KEYS";

    /// <summary><see cref="LimitOptions.FragmentSpreads"/>.</summary>
    public const string FragmentSpreads = "LIMIT_FRAGMENT_SPREADS";

    /// <summary><see cref="LimitOptions.Directives"/>.</summary>
    public const string Directives = "LIMIT_DIRECTIVES";

    /// <summary><see cref="LimitOptions.Definitions"/>.</summary>
    public const string Definitions = "LIMIT_DEFINITIONS";

    /// <summary><see cref="LimitOptions.Variables"/>.</summary>
    public const string Variables = "LIMIT_VARIABLES";

    /// <summary><see cref="LimitOptions.ConditionVariables"/>.</summary>
    public const string ConditionVariables = "LIMIT_CONDITION_VARIABLES";

    /// <summary><see cref="LimitOptions.IntrospectionDepth"/>.</summary>
    public const string IntrospectionDepth = "LIMIT_INTROSPECTION_DEPTH";

    /// <summary><see cref="LimitOptions.IntrospectionFields"/>.</summary>
    public const string IntrospectionFields = "LIMIT_INTROSPECTION_FIELDS";

    /// <summary><see cref="Planning.EngineOptions.MaxPlanFields"/>.</summary>
    public const string PlanFields = "LIMIT_PLAN_FIELDS";

    /// <summary><see cref="LimitOptions.Items"/>.</summary>
    public const string Items = "LIMIT_ITEMS";

    /// <summary><see cref="LimitOptions.ResponseBytes"/>.</summary>
    public const string ResponseBytes = "LIMIT_RESPONSE_BYTES";

    /// <summary><see cref="LimitOptions.Errors"/>.</summary>
    public const string Errors = "LIMIT_ERRORS";

    /// <summary><see cref="LimitOptions.VariableDepth"/>.</summary>
    public const string VariableDepth = "LIMIT_VARIABLE_DEPTH";
}
